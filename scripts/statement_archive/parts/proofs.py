"""A change that a rule made -> the sentence that tells readers what proves it."""

from statement_archive.model import Edit
from statement_archive.reader import Reader


def proof_sentence(edit: Edit, reader: Reader) -> tuple[str, dict[str, str]]:
    """The sentence, its `{names}` not filled in, and what fills them; not for what an editor changed."""
    values = dict(edit.evidence)
    if "attested" not in values:
        return reader.template(f"rule-{edit.rule}"), values
    values["where"] = reader.say(f"attested-{values['attested-in']}")
    return reader.template(f"rule-{edit.rule}-attested"), values
