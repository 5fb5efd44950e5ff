from __future__ import annotations

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


def test_the_second_version_has_a_listing_for_each_sanction_and_computes_no_end(load):
    found = load(SOURCE, page(SECOND))
    told = [
        (row["kind"], row["programme"], row["start_text"], row["end_text"], row["status"])
        for row in found.rows("listing")
    ]
    assert told == [
        ("debarment", "INHABILITACION", "2024-03-01", None, "2 years, 6 months, final"),
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
