"""Words -> a part of an address."""

import re
import unicodedata

_LONGEST_SLUG = 40


def slug_of(words: str) -> str:
    """Words as a part of an address: small Latin letters, digits, hyphens; "" where none are left."""
    plain = unicodedata.normalize("NFKD", words.replace("ß", "ss").replace("’", "").replace("'", ""))
    latin = "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()
    slug = re.sub(r"[^a-z0-9]+", "-", latin).strip("-")
    if len(slug) > _LONGEST_SLUG:
        slug = slug[:_LONGEST_SLUG].rpartition("-")[0] or slug[:_LONGEST_SLUG]
    return slug.strip("-")
