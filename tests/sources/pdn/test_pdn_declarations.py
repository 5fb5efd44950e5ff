from __future__ import annotations

import json
from decimal import Decimal

import pytest
from made_pdn import form, held_by, money, page

from plumbrule.sources.pdn import SOURCE


def loaded(load, *forms: dict, indent: int | None = None):
    return load(SOURCE, page(*forms, indent=indent))


def test_a_page_is_recognised_and_so_is_a_line(recognised):
    assert recognised(SOURCE, page(form()))
    assert recognised(SOURCE, json.dumps(form()))
    assert not recognised(SOURCE, '{"pagination": {"page": 1}, "results": [{"ocid": "x"}]}')


def test_the_declarant_has_both_numbers_and_one_name(load):
    found = loaded(load, form())
    party = next(row for row in found.rows("party") if row["kind"] == "person")
    assert (party["name"], party["scheme"]) == ("ANA ITO", "MX-CURP")
    numbers = {row["scheme"]: row["value"] for row in found.rows("identifier")}
    assert numbers == {"MX-CURP": "ITXA800101MDFTXN09", "MX-RFC": "ITXA800101AB1"}


@pytest.mark.parametrize(
    ("kind", "post", "as_of", "start", "declared_kind"),
    [
        ("MODIFICACIÓN", {}, "2023-12-31", "2023-01-01", "annual"),
        ("INICIAL", {"fechaTomaPosesion": "2024-04-01"}, "2024-04-01", None, "entry"),
        ("INICIAL", {"fechaTomaPosesion": "2017-07-01"}, "2024-05-20", None, "entry"),
        ("INICIAL", {"fechaTomaPosesion": "Dato no proporcionado"}, "2024-05-20", None, "entry"),
        ("CONCLUSIÓN", {"fechaConclusion": "2024-03-31"}, "2024-03-31", "2024-01-01", "exit"),
    ],
)
def test_the_day_of_the_stocks_depends_on_the_form(load, kind, post, as_of, start, declared_kind):  # noqa: PLR0917 one row each
    made = form(kind)
    made["declaracion"]["situacionPatrimonial"]["datosEmpleoCargoComision"] |= post
    (row,) = loaded(load, made).rows("declaration")
    assert (row["kind"], row["as_of_text"], row["period_start_text"]) == (
        declared_kind,
        as_of,
        start,
    )
    # The stamp says when the record was updated, not when it was filed.
    assert row["filed_text"] is None


def test_a_house_is_at_cost_and_bought(load):
    house = {
        "tipoOperacion": "AGREGAR",
        "tipoInmueble": {"clave": "CASA", "valor": "CASA"},
        "titular": held_by("DEC"),
        "porcentajePropiedad": 50,
        "formaAdquisicion": {"clave": "CPV", "valor": "COMPRAVENTA"},
        "formaPago": "CRÉDITO",
        "valorAdquisicion": money(666000.55),
        "fechaAdquisicion": "2023-06-15",
        "superficieTerreno": {"valor": 2, "unidad": "ha"},
        "datoIdentificacion": "F-123",
    }
    found = loaded(load, form(bienesInmuebles={"ninguno": False, "bienInmueble": [house]}))
    (row,) = found.rows("declaration_item")
    assert (row["asset"], row["operation"], row["holder"]) == ("real_estate", "add", "self")
    assert (row["share_min"], row["share_max"], row["area"]) == (50.0, 50.0, 20_000.0)
    assert (row["acquired_by"], row["price_amount"]) == ("purchase", Decimal("666000.55"))
    assert (row["basis"], row["item_key"]) == ("acquisition", "real_estate F-123")
    assert row["path"].startswith("/results/0/declaracion/situacionPatrimonial/bienesInmuebles")


def test_several_holders_share_what_the_declarant_does_not_hold(load):
    house = {"titular": held_by("DEC", "CYG"), "porcentajePropiedad": 40}
    found = loaded(load, form(bienesInmuebles={"bienInmueble": [house]}))
    held = {
        row["holder"]: (row["share_min"], row["share_max"]) for row in found.rows("item_holder")
    }
    assert held == {"self": (40.0, 40.0), "partner": (0.0, 60.0)}


@pytest.mark.parametrize(
    ("section", "status"),
    [
        ({"ninguno": True}, "none"),
        ({"ninguno": False, "vehiculo": [{"titular": []}]}, "declared"),
        ({}, "not_answered"),
        (None, "not_answered"),
    ],
)
def test_an_empty_section_is_only_none_when_it_says_so(load, section, status):
    parts = {} if section is None else {"vehiculos": section}
    found = loaded(load, form(**parts))
    statuses = {row["section"]: row["status"] for row in found.rows("section_status")}
    assert statuses["vehicle"] == status


def test_a_short_form_asks_for_no_assets(load):
    found = loaded(load, form(metadata={"declaracionCompleta": False}))
    statuses = {row["section"]: row["status"] for row in found.rows("section_status")}
    assert statuses["real_estate"] == "not_required"


@pytest.mark.parametrize("name", ["inversiones", "inversionesCuentasValores"])
@pytest.mark.parametrize(
    "balance", ["saldoSituacionActual", "saldoDiciembreAnterior", "saldoFechaConclusion"]
)
def test_accounts_are_found_under_each_of_their_names(load, name, balance):
    account = {
        "tipoInversion": {"clave": "BANC", "valor": "BANCARIA"},
        "titular": held_by("DEC"),
        "numeroCuentaContrato": "123456",
        balance: money(1000),
    }
    (row,) = loaded(load, form(**{name: {"inversion": [account]}})).rows("declaration_item")
    assert (row["asset"], row["value_amount"], row["basis"]) == ("bank", 1000, "balance")
    # The key carries the account through the years and does not show its number.
    assert row["item_key"].startswith("bank ")
    assert "123456" not in row["item_key"]


def test_what_was_lent_is_no_balance(load):
    owed = {"titular": held_by("DEC"), "montoOriginal": money(500), "tipoAdeudo": {"clave": "CHIP"}}
    (row,) = loaded(load, form(adeudos={"adeudo": owed})).rows("declared_debt")
    assert (row["value_amount"], row["original_amount"], row["secured"]) == (None, 500, True)


def test_sale_money_is_kept_apart_from_income(load):
    income = {
        "remuneracionAnualCargoPublico": money(200_000),
        "enajenacionBienes": {"remuneracionTotal": money(90_000)},
        "otrosIngresosAnualesTotal": money(90_000),
        "ingresoAnualNetoDeclarante": money(290_000),
        "ingresoAnualNetoParejaDependiente": money(10_000),
    }
    found = loaded(load, form(ingresos=income))
    told = {
        (row["kind"], row["member_id"]): row["value_amount"]
        for row in found.rows("declared_income")
    }
    assert told == {("salary", ""): 200_000, ("sale", ""): 90_000, ("other", "partner"): 10_000}
    assert found.reasons() == []


def test_income_that_does_not_add_up_is_noted(load):
    income = {
        "remuneracionAnualCargoPublico": money(200_000),
        "ingresoAnualNetoDeclarante": money(290_000),
    }
    assert loaded(load, form(ingresos=income)).faults() == [
        (
            "noted",
            1,
            "/results/0/declaracion/situacionPatrimonial/ingresos/ingresoAnualNetoDeclarante",
        )
    ]


def test_a_stake_is_a_tie_unless_it_was_taken_off(load):
    stake = {
        "tipoOperacion": "AGREGAR",
        "tipoRelacion": "DECLARANTE",
        "nombreEmpresaSociedadAsociacion": "ALFA SA DE CV",
        "rfc": "ZZZ010101AB1",
        "tipoParticipacion": {"clave": "SCIO", "valor": "SOCIO"},
        "porcentajeParticipacion": 30,
        "recibeRemuneracion": True,
    }
    gone = {**stake, "tipoOperacion": "BAJA", "rfc": "ZZZ020202AB2"}
    found = loaded(load, form(interes={"participacion": {"participacion": [stake, gone]}}))
    (tie,) = found.rows("relation")
    assert (tie["kind"], tie["share_min"], tie["stated_text"]) == ("ownership", 30.0, "2023-12-31")
    assert len(found.rows("declaration_item")) == 2


def test_the_public_view_is_known_by_the_numbers_it_leaves_out(load):
    made = form()
    general = dict(made["declaracion"]["situacionPatrimonial"]["datosGenerales"])
    del general["curp"], general["rfc"]
    made["declaracion"]["situacionPatrimonial"]["datosGenerales"] = general
    (row,) = loaded(load, made).rows("declaration")
    assert row["view"] == "mx-norma19"


def test_the_same_form_has_the_same_keys_wherever_it_stands(load):
    stake = {"tipoRelacion": "DECLARANTE", "nombreEmpresaSociedadAsociacion": "ALFA"}
    one = form(interes={"participacion": {"participacion": [stake]}})
    alone = {row["party_id"] for row in loaded(load, one).rows("party")}
    second = loaded(load, form(identifier="f0"), one).rows("party")
    assert alone < {row["party_id"] for row in second}


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        ({"ingresos": {"remuneracionAnualCargoPublico": {"valor": "much"}}}, "dropped"),
        ({"ingresos": {"remuneracionAnualCargoPublico": {"valor": 1e400}}}, "dropped"),
        ({"ingresos": [1, 2]}, "dropped"),
        ({"bienesInmuebles": {"bienInmueble": ["house"]}}, "dropped"),
        ({"datosPareja": 7}, "dropped"),
        ({"metadata": {"tipo": "OTRA"}}, "noted"),
    ],
)
def test_what_is_of_the_wrong_type_costs_only_itself(load, wrong, kind):
    content = page(form(**wrong)).replace("Infinity", "1e400")
    found = load(SOURCE, content)
    assert [one[0] for one in found.faults()] == [kind]
    assert len(found.rows("declaration")) == 1


def test_a_record_without_an_id_or_cut_in_two_is_told_with_its_line(load):
    nameless = form()
    del nameless["id"]
    content = page(nameless, form(), indent=1)
    found = load(SOURCE, content[:-200])
    assert found.sink.records == 0
    assert [kind for kind, _, _ in found.faults()] == ["unreadable", "unreadable"]
