"""People and organisations, and how they are tied to each other."""

from __future__ import annotations

from plumbrule.model.table import Table, boolean, integer, moment, number, text

TABLES = (
    Table(
        "party",
        "A person or organisation as one source record names it; not yet linked to others.",
        ("party_id",),
        (
            text(
                "party_id",
                "Key of the record: in OCDS `<ocid>/<parties.id>`, else `<data set>:<source key>`",
            ),
            text("local_id", "Identifier inside the process or data set, as received"),
            text(
                "kind",
                "person, company, body (public), organisation, arrangement (trust and the like), or null when the source does not say",
            ),
            text("name", "Main name as received"),
            text(
                "name_key",
                "Strict name key: case, accents of spacing and quotes folded; the legal form is kept",
            ),
            text("country", "ISO 3166-1 alpha-2 code, lower or upper case folded to upper"),
            text("scheme", "Scheme of the main identifier, such as GB-COH"),
            text("identifier", "Main identifier, normalised; null when it is a placeholder"),
            text("legal_form", "Legal form as received"),
            text("status", "active, dissolved and the like, as received"),
            *moment("born", "Birth of a person"),
            *moment("founded", "Founding of an organisation"),
            *moment("dissolved", "Death of a person or end of an organisation"),
            text("birth_place", "Place of birth as received"),
            text("nationality", "ISO 3166-1 alpha-2 codes, joined by `;`"),
            boolean("publicly_owned", "Owned or controlled by the State or a municipality"),
        ),
    ),
    Table(
        "name",
        "Any name of a party, the main one included when a source lists several.",
        ("party_id", "name", "kind"),
        (
            text("party_id", "The party"),
            text("name", "The name as received"),
            text("name_key", "Strict name key"),
            text("kind", "legal, translation, transliteration, former, alternative, birth or weak"),
            text("language", "BCP 47 tag"),
        ),
    ),
    Table(
        "identifier",
        "Any official or issuer's number of a party.",
        ("party_id", "scheme", "value"),
        (
            text("party_id", "The party"),
            text("scheme", "Scheme, such as GB-COH, or the field's name in the source"),
            text("country", "ISO 3166-1 alpha-2 code of the issuer"),
            text("value_text", "As received"),
            text("value", "Normalised; null when it is a placeholder such as 0, n/a or 000000"),
            text("checksum", "ok, bad, or none when the scheme has no known check"),
        ),
    ),
    Table(
        "address",
        "An address of a party.",
        ("party_id", "full"),
        (
            text("party_id", "The party"),
            text("full", "The whole address as received, or its parts joined by comma"),
            text("street", "Street and number"),
            text("locality", "City or place"),
            text("region", "Region"),
            text("postcode", "Postal code"),
            text("country", "ISO 3166-1 alpha-2 code"),
            text("kind", "registered, business, residence, or as received"),
            text("address_key", "Letters and digits folded and sorted by word, for comparison"),
        ),
    ),
    Table(
        "contact",
        "A telephone number, e-mail or web address of a party.",
        ("party_id", "kind", "value"),
        (
            text("party_id", "The party"),
            text("kind", "phone, fax, email or web"),
            text("value_text", "As received"),
            text("value", "Normalised: digits of a number, lower case of an address"),
        ),
    ),
    Table(
        "relation",
        "A tie between two parties that holds for an interval: one interest is one row.",
        ("relation_id",),
        (
            text("relation_id", "Key: data set and statement, with the number of the interest"),
            text(
                "kind",
                "ownership, control, directorship, family, association, employment, representation, membership, succession or unknown",
            ),
            text(
                "from_id", "The owner, controller, director, relative, employee, agent (party_id)"
            ),
            text(
                "to_id",
                "The owned, controlled, directed, the other relative, the employer, the client (party_id)",
            ),
            text("role", "As received: spouse, chair, trustee ..."),
            text("interest_type", "BODS interest type, such as shareholding"),
            text("directness", "direct, indirect or unknown"),
            number("share_min", "Least share", "percent"),
            number("share_max", "Greatest share", "percent"),
            boolean("share_min_open", "The least share itself is excluded (more than)"),
            boolean("share_max_open", "The greatest share itself is excluded (less than)"),
            boolean("beneficial", "Stated to be beneficial ownership or control"),
            boolean("ex_officio", "Held by virtue of a public post"),
            text("acquired_by", "purchase, inheritance, gift ... as received"),
            text("joint_group", "Rows of one holding held jointly share this"),
            text("component_of", "relation or record that this row is a component of"),
            *moment("start", "Start of the tie"),
            *moment("end", "End of the tie; null when it still holds or is not known"),
            *moment("stated", "When the statement was made"),
            text("status", "new, updated or closed (BODS), or as received"),
        ),
    ),
    Table(
        "unspecified_owner",
        "A company whose owner is not named, and the reason given.",
        ("statement_id",),
        (
            text("statement_id", "Key: data set and statement"),
            text("party_id", "The company (party_id)"),
            text("reason", "BODS unspecified reason"),
            text("description", "As received"),
            *moment("stated", "When the statement was made"),
        ),
    ),
    Table(
        "statement_history",
        "Statements that a later statement of the same source replaced.",
        ("statement_id",),
        (
            text("statement_id", "Key: data set and statement"),
            text("record_id", "The record the statement was about"),
            text("record_kind", "entity, person or relationship"),
            text("status", "new, updated, closed or replaced"),
            integer("sequence", "Place of the statement in the history of its record, from 1"),
            *moment("stated", "When the statement was made"),
        ),
    ),
)
