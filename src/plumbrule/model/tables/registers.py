"""What registers say beside the declarations: property, accounts of firms, pay, prices, requests."""

from __future__ import annotations

from plumbrule.model.table import Table, boolean, integer, moment, money, number, period, text

TABLES = (
    Table(
        "registered_asset",
        "An asset of a person or firm in a register: cadastre, vehicles, vessels, accounts.",
        ("asset_id", "owner_id"),
        (
            text("asset_id", "Key: register and number"),
            text("register", "Name of the register"),
            text("kind", "real_estate, vehicle, vessel, aircraft, account, security"),
            text("owner_id", "The owner (party_id)"),
            text("identifier", "Official number of the asset, normalised as `item_key` is"),
            text("country", "ISO 3166-1 alpha-2 code"),
            text("locality", "Place"),
            number("share_min", "Least share held", "percent"),
            number("share_max", "Greatest share held", "percent"),
            *money("value", "Value"),
            text("basis", "What the value means: acquisition, market, tax or nominal"),
            *period("held", "Time it was held"),
        ),
    ),
    Table(
        "company_year",
        "What a firm's accounts or a register say of it for a year.",
        ("party_id", "year"),
        (
            text("party_id", "The firm"),
            integer("year", "The year"),
            *money("turnover", "Turnover"),
            *money("capital", "Capital"),
            integer("employees", "Employees"),
            boolean("dormant", "Stated to be without business"),
        ),
    ),
    Table(
        "payroll",
        "What a body paid a person, by its own books.",
        ("payroll_id",),
        (
            text("payroll_id", "Key: data set and source key"),
            text("person_id", "Who was paid (party_id)"),
            text("body_id", "Who paid (party_id)"),
            *money("value", "Amount"),
            boolean("net", "After tax; null when not told"),
            *period("paid", "Time it was earned in"),
        ),
    ),
    Table(
        "reference_price",
        "What things of a kind cost at a place in a year.",
        ("asset", "subtype", "country", "locality", "year"),
        (
            text("asset", "real_estate, vehicle ... as in declaration_item.asset"),
            text("subtype", "flat, house, land, model of a vehicle"),
            text("country", "ISO 3166-1 alpha-2 code"),
            text("locality", "Place; empty for the whole country"),
            integer("year", "The year"),
            *money("median", "Median price of one unit"),
            *money("low", "Fifth percentile of the price of one unit"),
            boolean("per_square_metre", "The unit is a square metre; else the thing"),
        ),
    ),
    Table(
        "declaration_request",
        "A question put about a declaration, by an authority or in public.",
        ("request_id",),
        (
            text("request_id", "Key: data set and source key"),
            text("person_id", "The declarant (party_id)"),
            text("kind", "request or story"),
            *moment("date", "When"),
        ),
    ),
)
