"""Operations of Athena that moto does not have, and answers that differ."""

from . import named_queries, work_groups


def apply() -> None:
    """Apply the corrections of Athena."""
    named_queries.apply()
    work_groups.apply()
