"""What linking finds: which records are one person, company or body, and how surely."""

from __future__ import annotations

from plumbrule.model.table import Table, integer, number, text

TABLES = (
    Table(
        "party_entity",
        "The entity a party record belongs to.",
        ("party_id",),
        (
            text("party_id", "The record"),
            text(
                "entity_id",
                "The entity: named after its strongest number, else its publisher's key, else its record",
            ),
            text(
                "rung",
                "How the record is tied to the entity: id_match, confirmed, publisher_id; `self` when it stands alone",
            ),
            text("rule", "Rule and version that made the link"),
        ),
        loaded=False,
    ),
    Table(
        "entity",
        "A person, company or body over all sources.",
        ("entity_id",),
        (
            text("entity_id", "The entity"),
            text("kind", "person, company, body, organisation, arrangement or null"),
            text("name", "Name that most of its records bear"),
            text("name_key", "Strict name key of that name"),
            text("scheme", "Scheme of its main identifier"),
            text("identifier", "Its main identifier"),
            text("country", "ISO 3166-1 alpha-2 code"),
            integer("records", "Records that belong to it"),
            integer("bearers", "Entities of the lake that bear the same strict name key"),
        ),
        loaded=False,
    ),
    Table(
        "candidate",
        "Two entities that may be one: evidence too weak to join them.",
        ("entity_a", "entity_b", "rung"),
        (
            text("entity_a", "The one whose id sorts first"),
            text("entity_b", "The other"),
            text(
                "rung",
                "name_date_place, name_only or id_name_differs; refuted_id or refuted_date when the records speak against it, not_same when a person did",
            ),
            text("evidence", "What agrees and what does not"),
            text("rule", "Rule and version"),
            text(
                "names",
                "strict when an equal strict name made the pair, alike when spelling, script or form differ; null when a number or a person's decision did",
            ),
            number(
                "score",
                "How alike the names are and what agrees beside them, 0 to 1; null when names were not scored",
            ),
            number(
                "margin",
                "By how much the pair leads the next possible partner in the same source (below 0: trails the best); null without another",
            ),
            text(
                "band",
                "accepted (joined in `cluster` for internal work), review (for a person to look at) or rejected",
            ),
        ),
        loaded=False,
    ),
    Table(
        "cluster",
        "Entities that accepted candidates bring together: for internal views, never a ground for a hit about a person.",
        ("entity_id",),
        (
            text("entity_id", "The entity"),
            text("cluster_id", "The entity of the cluster whose id sorts first"),
            integer("entities", "Entities in the cluster"),
        ),
        loaded=False,
    ),
)
