"""ISO 3166-1 alpha-2 codes from what records write: codes, English names, nationalities."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_TABLE = """
AD AND Andorra|AE ARE United Arab Emirates;UAE|AF AFG Afghanistan|AG ATG Antigua and Barbuda
AI AIA Anguilla|AL ALB Albania|AM ARM Armenia|AO AGO Angola|AQ ATA Antarctica|AR ARG Argentina
AS ASM American Samoa|AT AUT Austria|AU AUS Australia|AW ABW Aruba|AX ALA Aland Islands
AZ AZE Azerbaijan|BA BIH Bosnia and Herzegovina;Bosnia|BB BRB Barbados|BD BGD Bangladesh
BE BEL Belgium|BF BFA Burkina Faso|BG BGR Bulgaria|BH BHR Bahrain|BI BDI Burundi|BJ BEN Benin
BL BLM Saint Barthelemy|BM BMU Bermuda|BN BRN Brunei;Brunei Darussalam
BO BOL Bolivia;Bolivia, Plurinational State of;Bolivia (Plurinational State of)
BQ BES Bonaire, Sint Eustatius and Saba|BR BRA Brazil|BS BHS Bahamas;The Bahamas;Bahamas, The
BT BTN Bhutan|BV BVT Bouvet Island|BW BWA Botswana|BY BLR Belarus|BZ BLZ Belize|CA CAN Canada
CC CCK Cocos (Keeling) Islands
CD COD Congo, Democratic Republic of the;Democratic Republic of the Congo;Congo, Democratic Republic of;DR Congo;DRC;Congo (Democratic Republic of the);Congo, Dem. Rep.
CF CAF Central African Republic
CG COG Congo;Republic of the Congo;Congo, Republic of the;Congo, Rep.
CH CHE Switzerland|CI CIV Cote d'Ivoire;Cote d Ivoire;Ivory Coast|CK COK Cook Islands|CL CHL Chile
CM CMR Cameroon|CN CHN China;People's Republic of China;China, People's Republic of
CO COL Colombia|CR CRI Costa Rica|CU CUB Cuba|CV CPV Cabo Verde;Cape Verde|CW CUW Curacao
CX CXR Christmas Island|CY CYP Cyprus|CZ CZE Czechia;Czech Republic|DE DEU Germany
DJ DJI Djibouti|DK DNK Denmark|DM DMA Dominica|DO DOM Dominican Republic|DZ DZA Algeria
EC ECU Ecuador|EE EST Estonia|EG EGY Egypt;Egypt, Arab Republic of;Egypt, Arab Rep.
EH ESH Western Sahara|ER ERI Eritrea|ES ESP Spain|ET ETH Ethiopia|FI FIN Finland|FJ FJI Fiji
FK FLK Falkland Islands|FM FSM Micronesia;Micronesia, Federated States of|FO FRO Faroe Islands
FR FRA France|GA GAB Gabon
GB GBR United Kingdom;UK;Great Britain;United Kingdom of Great Britain and Northern Ireland;England;Scotland;Wales;Northern Ireland
GD GRD Grenada|GE GEO Georgia|GF GUF French Guiana|GG GGY Guernsey|GH GHA Ghana|GI GIB Gibraltar
GL GRL Greenland|GM GMB Gambia;The Gambia;Gambia, The|GN GIN Guinea|GP GLP Guadeloupe
GQ GNQ Equatorial Guinea|GR GRC Greece|GS SGS South Georgia and the South Sandwich Islands
GT GTM Guatemala|GU GUM Guam|GW GNB Guinea-Bissau|GY GUY Guyana|HK HKG Hong Kong;Hong Kong SAR
HM HMD Heard Island and McDonald Islands|HN HND Honduras|HR HRV Croatia|HT HTI Haiti
HU HUN Hungary|ID IDN Indonesia|IE IRL Ireland|IL ISR Israel|IM IMN Isle of Man;Man, Isle of
IN IND India|IO IOT British Indian Ocean Territory|IQ IRQ Iraq
IR IRN Iran;Iran, Islamic Republic of;Islamic Republic of Iran;Iran (Islamic Republic of)
IS ISL Iceland|IT ITA Italy|JE JEY Jersey|JM JAM Jamaica|JO JOR Jordan|JP JPN Japan
KE KEN Kenya|KG KGZ Kyrgyzstan;Kyrgyz Republic|KH KHM Cambodia|KI KIR Kiribati
KM COM Comoros|KN KNA Saint Kitts and Nevis;St. Kitts and Nevis
KP PRK North Korea;Korea, North;Democratic People's Republic of Korea;Democratic People's Republic of Korea (DPRK);DPRK;Korea, Democratic People's Republic of
KR KOR South Korea;Korea, South;Republic of Korea;Korea, Republic of|KW KWT Kuwait
KY CYM Cayman Islands|KZ KAZ Kazakhstan
LA LAO Laos;Lao People's Democratic Republic;Lao PDR|LB LBN Lebanon
LC LCA Saint Lucia;St. Lucia|LI LIE Liechtenstein|LK LKA Sri Lanka|LR LBR Liberia|LS LSO Lesotho
LT LTU Lithuania|LU LUX Luxembourg|LV LVA Latvia|LY LBY Libya|MA MAR Morocco|MC MCO Monaco
MD MDA Moldova;Moldova, Republic of;Republic of Moldova;of the Republic of Moldova|ME MNE Montenegro|MF MAF Saint Martin
MG MDG Madagascar|MH MHL Marshall Islands;Republic of the Marshall Islands
MK MKD North Macedonia;Macedonia;North Macedonia, The Republic of;Macedonia, the former Yugoslav Republic of
ML MLI Mali|MM MMR Myanmar;Burma;Myanmar/Burma;Myanmar/ Burma|MN MNG Mongolia|MO MAC Macao;Macau
MP MNP Northern Mariana Islands|MQ MTQ Martinique|MR MRT Mauritania|MS MSR Montserrat
MT MLT Malta|MU MUS Mauritius|MV MDV Maldives|MW MWI Malawi|MX MEX Mexico|MY MYS Malaysia
MZ MOZ Mozambique|NA NAM Namibia|NC NCL New Caledonia|NE NER Niger|NF NFK Norfolk Island
NG NGA Nigeria|NI NIC Nicaragua|NL NLD Netherlands;The Netherlands;Netherlands, The
NO NOR Norway|NP NPL Nepal|NR NRU Nauru|NU NIU Niue|NZ NZL New Zealand|OM OMN Oman
PA PAN Panama|PE PER Peru|PF PYF French Polynesia|PG PNG Papua New Guinea
PH PHL Philippines;The Philippines|PK PAK Pakistan|PL POL Poland|PM SPM Saint Pierre and Miquelon
PN PCN Pitcairn|PR PRI Puerto Rico
PS PSE Palestine;State of Palestine;Palestinian;Palestinian Territories;West Bank and Gaza;West Bank;Gaza;Gaza Strip;Region: Gaza;Region: West Bank;Palestine, State of;Occupied Palestinian Territory
PT PRT Portugal|PW PLW Palau|PY PRY Paraguay|QA QAT Qatar|RE REU Reunion|RO ROU Romania
RS SRB Serbia|RU RUS Russia;Russian Federation;Region: Russia|RW RWA Rwanda|SA SAU Saudi Arabia
SB SLB Solomon Islands|SC SYC Seychelles|SD SDN Sudan|SE SWE Sweden|SG SGP Singapore
SH SHN Saint Helena|SI SVN Slovenia|SJ SJM Svalbard and Jan Mayen|SK SVK Slovakia;Slovak Republic
SL SLE Sierra Leone|SM SMR San Marino|SN SEN Senegal|SO SOM Somalia|SR SUR Suriname
SS SSD South Sudan|ST STP Sao Tome and Principe|SV SLV El Salvador|SX SXM Sint Maarten
SY SYR Syria;Syrian Arab Republic|SZ SWZ Eswatini;Swaziland|TC TCA Turks and Caicos Islands
TD TCD Chad|TF ATF French Southern Territories|TG TGO Togo|TH THA Thailand|TJ TJK Tajikistan
TK TKL Tokelau|TL TLS Timor-Leste;East Timor|TM TKM Turkmenistan|TN TUN Tunisia|TO TON Tonga
TR TUR Turkey;Turkiye|TT TTO Trinidad and Tobago|TV TUV Tuvalu|TW TWN Taiwan;Taiwan, Province of China
TZ TZA Tanzania;United Republic of Tanzania;Tanzania, United Republic of|UA UKR Ukraine
UG UGA Uganda|UM UMI United States Minor Outlying Islands
US USA United States;United States of America;U.S.A.;U.S.|UY URY Uruguay|UZ UZB Uzbekistan
VA VAT Holy See;Vatican City;Vatican|VC VCT Saint Vincent and the Grenadines;St. Vincent and the Grenadines
VE VEN Venezuela;Venezuela, Bolivarian Republic of;Venezuela, RB;Venezuela (Bolivarian Republic of)
VG VGB British Virgin Islands;Virgin Islands, British
VI VIR Virgin Islands, U.S.;United States Virgin Islands|VN VNM Vietnam;Viet Nam
VU VUT Vanuatu|WF WLF Wallis and Futuna|WS WSM Samoa|XK XKX Kosovo|YE YEM Yemen;Yemen, Republic of
YT MYT Mayotte|ZA ZAF South Africa|ZM ZMB Zambia|ZW ZWE Zimbabwe
"""
"""Codes and names of ISO 3166-1, with names that lists use; XK is the user-assigned code of Kosovo."""

_ADJECTIVES = """
AF Afghan|AL Albanian|DZ Algerian|US American|AO Angolan|AR Argentine;Argentinian|AM Armenian
AU Australian|AT Austrian|AZ Azerbaijani|BH Bahraini|BD Bangladeshi|BY Belarusian;Belarussian
BE Belgian|BO Bolivian|BA Bosnian|BR Brazilian|GB British|BG Bulgarian|BF Burkinabe|MM Burmese
BI Burundian|KH Cambodian|CM Cameroonian|CA Canadian|TD Chadian|CL Chilean|CN Chinese|CO Colombian
CR Costa Rican|HR Croatian|CU Cuban|CY Cypriot|CZ Czech|DK Danish|NL Dutch|EC Ecuadorian;Ecuadorean
EG Egyptian|SV Salvadoran|EE Estonian|ER Eritrean|ET Ethiopian|PH Filipino|FI Finnish|FR French
GA Gabonese|GM Gambian|GE Georgian|DE German|GH Ghanaian|GR Greek|GT Guatemalan|GN Guinean
HT Haitian|HN Honduran|HU Hungarian|IS Icelandic|IN Indian|ID Indonesian|IR Iranian|IQ Iraqi
IE Irish|IL Israeli|IT Italian|JM Jamaican|JP Japanese|JO Jordanian|KZ Kazakh|KE Kenyan|XK Kosovar
KW Kuwaiti|KG Kyrgyz|LA Lao;Laotian|LV Latvian|LB Lebanese|LR Liberian|LY Libyan|LT Lithuanian
LU Luxembourgish|MY Malaysian|ML Malian|MT Maltese|MR Mauritanian|MX Mexican|MD Moldovan
MN Mongolian|ME Montenegrin|MA Moroccan|MZ Mozambican|NP Nepalese|NZ New Zealander|NI Nicaraguan
NE Nigerien|NG Nigerian|KP North Korean|NO Norwegian|OM Omani|PK Pakistani|PS Palestinian
PA Panamanian|PY Paraguayan|PE Peruvian|PL Polish|PT Portuguese|QA Qatari|RO Romanian|RU Russian
RW Rwandan|SA Saudi;Saudi Arabian|SN Senegalese|RS Serbian|SL Sierra Leonean|SG Singaporean
SK Slovak|SI Slovenian|SO Somali|ZA South African|KR South Korean|SS South Sudanese|ES Spanish
LK Sri Lankan|SD Sudanese|SE Swedish|CH Swiss|SY Syrian|TW Taiwanese|TJ Tajik|TZ Tanzanian|TH Thai
TG Togolese|TN Tunisian|TR Turkish|TM Turkmen|AE Emirati|UG Ugandan|UA Ukrainian|UY Uruguayan
UZ Uzbek|VE Venezuelan|VN Vietnamese|YE Yemeni|ZM Zambian|ZW Zimbabwean
"""
"""Words for nationalities that name one country; Congolese, Korean and Guinea's cousins do not."""


def _folded(text: str) -> str:
    return " ".join(anyascii(text).casefold().replace("&", "and").split())


def _read_table() -> tuple[dict[str, str], dict[str, str]]:
    codes: dict[str, str] = {}
    names: dict[str, str] = {}
    for entry in _TABLE.strip().replace("\n", "|").split("|"):
        alpha2, alpha3, spellings = entry.split(" ", 2)
        codes[alpha2] = codes[alpha3] = alpha2
        names.update({_folded(name): alpha2 for name in spellings.split(";")})
    for entry in _ADJECTIVES.strip().replace("\n", "|").split("|"):
        alpha2, spellings = entry.split(" ", 1)
        names.update({_folded(word): alpha2 for word in spellings.split(";")})
    return codes, names


_CODES, _NAMES = _read_table()


@lru_cache(maxsize=10_000)
def country_code(text: str) -> str | None:
    """Give the alpha-2 code of a country.

    Args:
        text: a code of two or three letters, an English name or the word for its nationality;
            case and accents do not matter.
            The user-assigned codes ``AA``, ``QM`` to ``QZ`` and ``XA`` to ``XZ`` stand for
            themselves.

    Returns:
        None when it names no country that exists.
    """
    word = text.strip()
    upper = word.upper()
    if upper in _CODES:
        return _CODES[upper]
    if len(upper) == 2 and (
        upper == "AA" or (upper[0] == "X" and "A" <= upper[1] <= "Z") or "QM" <= upper <= "QZ"
    ):
        return upper
    return _NAMES.get(_folded(word))


@lru_cache(maxsize=1_000)
def country_name(code: str) -> str:
    """Give the English name of a country by its alpha-2 code; the code itself when it is none."""
    entry = re.search(rf"(?:^|[|\n]){re.escape(code)} [A-Z]{{3}} ([^;|\n]+)", _TABLE)
    return entry[1] if entry else code
