"""Words in the names of columns, in several languages, that tell whose fact a column holds."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from anyascii import anyascii

_ROLES = {
    "donor": "donor donator donante donateur doador spender darovatel davatel donatori davinatajs "
    "ziedotaj zhertvovatel contributor",
    "recipient": "recipient party partido parti partei partija partiya partia stranka candidate "
    "candidato subjekt sanemejs beneficiario",
    "payer": "payer sender pagador payeur zahler platelsik originator",
    "payee": "payee beneficiary receiver empfanger poluchatel",
    "buyer": "buyer procuring contracting authority comprador acheteur adjudicante auftraggeber "
    "narucilac narucitelj zakazchik zamovnyk autoriteti entidad contratante vergabestelle",
    "supplier": "supplier winner contractor bidder vendor tenderer proveedor fournisseur fornecedor "
    "adjudicatario contratista titulaire lieferant ponudjac dobavljac postavshchik operatori "
    "awardee licitante",
    "owner": "owner shareholder propietario accionista actionnaire socio gesellschafter vlasnik "
    "pronar osnivac uchreditel beneficial",
    "company": "company firm business enterprise empresa entreprise societe unternehmen kompanija "
    "kompaniya kompania preduzece tvrtka biznes entity razon",
    "relative": "relative relation spouse family pariente conjoint familiar rodstvennik srodnik",
    "person": "official person holder declarant employee politician member mp deputy deputat "
    "deputats funcionario declarante fonctionnaire amtstrager zvanicnik duznosnik zyrtar minister",
    "body": "institution ministry agency body department organ office organisation organization "
    "institucion organismo behorde institucija vedomstvo institucioni municipality",
    "process": "tender procedure procedura contract process expediente marche vergabe nabavka ocid "
    "licitacion procurement lot project",
}
"""Whose fact it is."""

_FACETS = {
    "id": "id no nr num number code key reg registration tax vat nif rfc cif nip inn edrpou ico oib "
    "jib regnum uid identifier numero nummer broj kod kods",
    "name": "name names nombre nom nome naziv ime emri naam imya nazva namn fullname",
    "first": "first firstname given prenom nombres vorname imena",
    "last": "last lastname surname family apellido apellidos nachname prezime mbiemri familiya",
    "born": "birth born birthdate dob nacimiento naissance geburt rodjenja rodenja rozhdeniya",
    "start": "start from begin since effective inicio debut beginn od desde appointed",
    "end": "end until to till expiration expiry expires fin ende bis do hasta termination",
    "date": "date day datum datums fecha data tarih data daty signed registered",
    "amount": "amount value sum price total worth monto importe montant valor betrag iznos vertiba "
    "summa suma vrijednost cena cijena shuma precio income",
    "currency": "currency moneda devise wahrung valuta moeda monedha cur ccy",
    "rate": "rate kurs tasa taux exchange",
    "share": "share percentage percent stake porcentaje pourcentage anteil udio ownership",
    "country": "country pais pays land drzava shteti strana countries state",
    "nationality": "nationality citizenship nacionalidad nationalite",
    "address": "address street direccion adresse adresa endereco adres",
    "city": "city town ciudad ville stadt grad municipality municipio locality location mesto",
    "postcode": "postcode postal zip plz",
    "email": "email mail correo",
    "phone": "phone telephone tel telefono telefon",
    "web": "web website url site",
    "post": "post position title role cargo puesto poste fonction funktion funkcija dolzhnost "
    "pozita job amats",
    "subject": "subject title description object objeto objet gegenstand predmet titulo purpose "
    "detail details",
    "method": "method procedure selection modalidad type procedimiento verfahren postupka",
    "status": "status estado etat stanje statuss",
    "kind": "kind type tipo art vrsta category class veids lloji tip",
    "form": "form legalform juridica",
    "reason": "reason motivo motif grund razlog ground cause",
    "year": "year ano annee jahr godina viti gads",
    "relation": "relation relationship tie kinship parentesco",
}
"""What fact it is."""

_BARRED = ("sanction", "debar", "banned", "blacklist", "inhabil", "exclusion", "barred", "suspen")


class Meaning(NamedTuple):
    """What the name of a column tells.

    Args:
        role: whose fact it is, or None.
        facet: what fact it is, or None.
    """

    role: str | None
    facet: str | None


def meaning_of(name: str) -> Meaning:
    """Guess the meaning of a column from the words of its name, the last facet counting most."""
    role = facet = None
    for word in words_of(name):
        role = role or _known(_table_of("role"), word)
        facet = _known(_table_of("facet"), word) or facet
    return Meaning(role, facet or ("name" if role and role != "process" else None))


def words_of(name: str) -> list[str]:
    """Cut a name into words: spaces, signs and capitals in the middle part them.

    >>> words_of("donorName_2020")
    ['donor', 'name', '2020']
    """
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", anyascii(name))
    return re.findall(r"[a-z]+|\d+", spaced.casefold())


def tells_of_a_ban(names: list[str]) -> bool:
    """Tell whether any of the names speaks of sanctions or debarment."""
    return any(word.startswith(_BARRED) for name in names for word in words_of(name))


def _known(table: dict[str, str], word: str) -> str | None:
    if word in table:
        return table[word]
    # Plurals and cases of longer words: suppliers, kompanije.
    stems = [stem for stem in table if len(stem) >= 5 and word.startswith(stem)]
    return table[max(stems, key=len)] if stems else None


@cache
def _table_of(kind: str) -> dict[str, str]:
    listed = _ROLES if kind == "role" else _FACETS
    return {word: meaning for meaning, words in listed.items() for word in words.split()}
