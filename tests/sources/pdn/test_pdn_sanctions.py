from __future__ import annotations

from decimal import Decimal

from made_pdn import page

from plumbrule.sources.pdn import SOURCE

SERVANT = {
    "id": "s1",
    "fechaCaptura": "2024-01-15T00:00:00Z",
    "expediente": "509/2016",
    "institucionDependencia": {"nombre": "Secretaría Ficticia"},
    "servidorPublicoSancionado": {
        "nombres": "ANA",
        "primerApellido": "ITO",
        "rfc": "Dato no proporcionado",
        "curp": "",
    },
    "autoridadSancionadora": "ÓRGANO INTERNO",
    "tipoFalta": {"clave": "AG", "valor": "ADMINISTRATIVA GRAVE"},
    "tipoSancion": [{"clave": "I", "valor": "INHABILITADO"}],
    "inhabilitacion": {"plazo": "5 AÑOS", "fechaInicial": "2016-05-27", "fechaFinal": "2021-08-09"},
}
FIRM = {
    "id": "p1",
    "expediente": "1",
    "particularSancionado": {
        "nombreRazonSocial": "ALFA S.A. DE C.V.",
        "rfc": "ZZZ010101AB1",
        "tipoPersona": "M",
        "directorGeneral": {
            "nombres": "IVO",
            "primerApellido": "NOE",
            "curp": "NOXI700101HDFXXV01",
        },
    },
    "tipoSancion": [{"clave": "E", "valor": "ECONÓMICA"}],
    "resolucion": {"fechaResolucion": "2022-01-01"},
}
SECOND = {
    "id": "0b6c",
    "expediente": "7",
    "datosGenerales": {"nombres": "ANA", "primerApellido": "ITO", "curp": "ITXA800101MDFTXN09"},
    "resolucion": {"fechaResolucionFirme": "2024-02-03", "autoridadResolutora": "TRIBUNAL"},
    "faltaCometida": [{"clave": "COHECHO", "valor": "COHECHO"}],
    "tipoSancion": [
        {
            "clave": "INHABILITACION",
            "inhabilitacion": {"plazoAnios": 2, "plazoMeses": 6, "fechaInicial": "2024-03-01"},
        },
        {
            "clave": "SANCION_ECONOMICA",
            "sancionEconomica": {
                "monto": 1000,
                "moneda": "MXN",
                "efectivamenteCobrado": {"monto": 10, "moneda": "MXN", "fechaCobro": "2024-05-05"},
            },
        },
    ],
}


def test_an_official_without_numbers_is_known_by_name_and_body(load):
    found = load(SOURCE, page(SERVANT))
    (party,) = found.rows("party")
    assert (party["name"], party["identifier"]) == ("ANA ITO", None)
    assert party["local_id"] == "ANA ITO|Secretaría Ficticia"
    (listing,) = found.rows("listing")
    assert (listing["kind"], listing["start_text"], listing["end_text"]) == (
        "debarment",
        "2016-05-27",
        "2021-08-09",
    )


def test_a_fine_alone_bars_nobody(load):
    found = load(SOURCE, page(FIRM))
    (listing,) = found.rows("listing")
    assert (listing["kind"], listing["start_text"], listing["end_text"]) == (
        "warning",
        "2022-01-01",
        "2022-01-01",
    )
    assert [(row["kind"], row["role"]) for row in found.rows("relation")] == [
        ("directorship", "directorGeneral")
    ]


def test_the_second_version_has_a_listing_for_each_sanction(load):
    found = load(SOURCE, page(SECOND))
    told = [
        (row["kind"], row["programme"], row["start_text"], row["end_text"], row["status"])
        for row in found.rows("listing")
    ]
    assert told == [
        ("debarment", "INHABILITACION", "2024-03-01", "2026-09-01", "2 years, 6 months, final"),
        ("warning", "SANCION_ECONOMICA", "2024-02-03", "2024-02-03", "final"),
    ]


def test_who_takes_part_in_procurement_holds_a_post_for_the_year(load):
    record = {
        "id": "s2",
        "ejercicioFiscal": "2024",
        "nombres": "ANA",
        "primerApellido": "ITO",
        "rfc": "ITXA800101AB1",
        "institucionDependencia": {"nombre": "Secretaría Ficticia"},
        "puesto": {"nombre": "DIRECTORA"},
        "nivelResponsabilidad": [{"clave": "R"}, {"clave": "A"}],
        "tipoProcedimiento": [{"clave": 1, "valor": "CONTRATACIONES PÚBLICAS"}],
    }
    found = load(SOURCE, page(record))
    (post,) = found.rows("post")
    (holder,) = found.rows("post_holder")
    assert post["kind"] == "procurement;attends;decides"
    assert (holder["start_text"], holder["end_text"]) == ("2024-01-01", "2024-12-31")
    assert found.faults() == []


def told(found, *names):
    return [tuple(row[name] for name in names) for row in found.rows("listing")]


def test_a_ban_tells_from_what_it_bars_and_when_it_was_decided(load):
    servant = {**SERVANT, "resolucion": {"fechaResolucion": "2016-05-01"}}
    firm = {**FIRM, "tipoSancion": [{"clave": "I"}, {"clave": "SE"}]}
    found = load(SOURCE, page(servant, firm))
    assert told(found, "effect", "offence", "decided_text", "entered_text", "end_computed") == [
        ("disqualified", "AG", "2016-05-01", "2024-01-15T00:00:00Z", False),
        ("debarred", None, "2022-01-01", None, False),
    ]


def test_an_indemnity_is_money_and_bars_nobody(load):
    record = {
        **FIRM,
        "tipoSancion": [{"clave": "IND"}],
        "multa": {"monto": 30000.19, "moneda": {"clave": "MXN", "valor": "PESO"}},
    }
    found = load(SOURCE, page(record))
    assert told(found, "kind", "effect", "imposed_amount", "imposed_currency") == [
        ("warning", "fined", Decimal("30000.1900"), "MXN")
    ]
    assert told(found, "collected_amount", "final") == [(None, None)]


def test_an_end_that_is_computed_from_a_term_is_marked(load):
    ban = {"plazo": "1 año, 6 meses", "fechaInicial": "2023-08-31"}
    found = load(SOURCE, page({**SERVANT, "inhabilitacion": ban}, SECOND))
    assert told(found, "end_text", "end_computed") == [
        ("2025-02-28", True),
        ("2026-09-01", True),
        ("2024-02-03", None),
    ]


def test_a_term_that_is_not_read_to_its_end_computes_nothing(load):
    for words in ("5 AÑOS APROX", "cinco años", "", "5", "2 años 3 años"):
        ban = {"plazo": words, "fechaInicial": "2023-08-31"}
        found = load(SOURCE, page({**SERVANT, "inhabilitacion": ban}))
        assert told(found, "end_text", "end_computed") == [(None, False)]


def test_the_second_version_tells_money_imposed_and_collected_and_whether_it_is_final(load):
    found = load(SOURCE, page({**SECOND, "empleoCargoComision": {}}))
    assert told(found, "effect", "final", "offence", "imposed_amount", "collected_amount") == [
        ("disqualified", True, "COHECHO", None, None),
        ("fined", True, "COHECHO", Decimal("1000.0000"), Decimal("10.0000")),
    ]
    assert told(found, "collection_text", "collected_currency")[1] == ("2024-05-05", "MXN")


def test_a_dismissal_and_a_suspension_of_version_1(load):
    found = load(
        SOURCE,
        page(
            {**SERVANT, "id": "a", "tipoSancion": [{"clave": "D"}], "inhabilitacion": None},
            {**SERVANT, "id": "b", "tipoSancion": [{"clave": "S"}]},
        ),
    )
    assert told(found, "kind", "effect") == [("warning", None), ("debarment", "suspended")]
