"""Someone who reads the site in one of its languages: its words, dates, names, and what is nearest to them.

Whatever a person reads is asked of a `Reader`. Which languages a site has is decided where the site is configured; the
first of them is the default one, whose addresses have no prefix.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton, tokenize_pattern, untokenize_pattern
from babel.numbers import format_decimal

from statement_archive import tags
from statement_archive.languages import Words, load_words
from statement_archive.model import Localized

_KEPT_DATES = 4096
"""How many dates are kept as they are written: a document's stands on all of its pages."""


@dataclass(frozen=True, eq=False, slots=True)
class Reader:
    """A reader of one site language."""

    words: Words
    site: tuple[str, ...]
    """The languages of the site, the default one first (BCP 47 tags as they stand in its addresses)."""
    names: tuple[str, ...] = ()
    """What the archive is called in each of them; nothing where nobody has said so."""

    @property
    def archive(self) -> str:
        """What the archive is called in this language, or else in the first of the site."""
        if not self.names:
            return self.say("cite-archive")
        return dict(zip(self.site, self.names, strict=True)).get(self.language, self.names[0])

    @property
    def publisher(self) -> str:
        """What the archive is called where records name who publishes: in English if the site has it."""
        return next((other for other in self.everyone if other.language == "en"), self.everyone[0]).archive

    @property
    def language(self) -> str:
        """The site language, as it stands in addresses."""
        return self.words.tag

    @property
    def written(self) -> str:
        """The language and script in which this reader's own texts are written: `zh-Hans` for a reader of `zh`."""
        return self.words.reads[0]

    @property
    def prefix(self) -> str:
        """What the addresses of this language begin with: `zh/`, nothing for the default one."""
        return "" if self.language == self.site[0] else f"{self.language}/"

    @property
    def everyone(self) -> tuple["Reader", ...]:
        """The readers of all languages of the site, in their order."""
        return readers(self.site, self.names)

    def say(self, key: str, /, **values: object) -> str:
        """A sentence of the interface, its values put in; where it has plural forms, `count` says which."""
        sentence = self.words.sentences[key]
        if not isinstance(sentence, str):
            form = _locale(self.words.locale).plural_form(int(str(values["count"])))
            sentence = sentence.get(form, sentence["other"])
        return sentence.format(**values)

    def template(self, key: str) -> str:
        """A sentence without plural forms whose values are not put in yet."""
        sentence = self.words.sentences[key]
        assert isinstance(sentence, str), key
        return sentence

    def phrases(self, part: str) -> dict[str, str]:
        """All sentences of a part of the site by the rest of their key; `{}` stands for what only the browser knows.

        Of a sentence with plural forms each form is there, `hits-one` and `hits-other`.
        """
        found: dict[str, str] = {}
        for key, sentence in self.words.sentences.items():
            name = key.removeprefix(f"{part}-")
            if name != key:
                forms = {name: sentence} if isinstance(sentence, str) else _forms(name, sentence)
                found |= {form: words.format(value="{}") for form, words in forms.items()}
        return found

    def text(self, words: Localized) -> str:
        """An editors' sentence in this language, else in the nearest that it was written in; "" where in none."""
        return words.texts.get(self.language_of(words), "")

    def language_of(self, words: Localized) -> str:
        """The language in which this reader is shown an editors' sentence."""
        if self.language in words.texts or not words.texts:
            return self.language
        return tags.nearest(words.texts, self.words.reads)

    def date(self, iso: str) -> str:
        """An ISO 8601 date as the language writes it."""
        return _date(iso, self)

    def period(self, iso: str) -> str:
        """A year (`2020`), a month (`2020-06`) or a day of it as the language writes it."""
        skeleton = {4: "y", 7: "yMMMM"}.get(len(iso))
        if skeleton is None:
            return self.date(iso)
        return format_skeleton(skeleton, date.fromisoformat(f"{iso}-01-01"[:10]), locale=_locale(self.words.locale))

    def decimal(self, number: float) -> str:
        """A number with one decimal, as the language writes it."""
        return format_decimal(number, format="#,##0.0", locale=_locale(self.words.locale))

    def language_name(self, tag: str) -> str:
        """The name of a text's language: `Simplified Chinese`, `English from Chinese`; the tag where it has none."""
        source = tags.translated_from(tag)
        name = self._language_name(tags.written(tag))
        return self.say("translated", language=name, source=self._language_name(source)) if source else name

    def _language_name(self, tag: str) -> str:
        language, script = tags.language_and_script(tag)
        names = (self._known_name(known) for known in (tag, f"{language}-{script}"))
        name = next(filter(None, names), "")
        if name:
            return name
        name = self._known_name(language)
        is_usual = script == tags.language_and_script(language)[1]
        written = "" if is_usual else _locale(self.words.locale).scripts.get(script, "")
        return self.say("in-script", language=name, script=written) if name and written else name or tag

    def _known_name(self, tag: str) -> str:
        """What the interface, or else CLDR, calls a language; "" where neither has a name for just this tag."""
        named = _locale(self.words.locale).languages
        return self.words.languages.get(tag) or str(named.get(tag.replace("-", "_"), ""))

    def country_name(self, code: str) -> str:
        """CLDR's name of a country, given its code of ISO 3166-1; "" where it knows none."""
        return str(_locale(self.words.locale).territories.get(code, ""))

    def reads_as_own(self, tag: str) -> bool:
        """Whether words are in this reader's own language and script: for one of `zh-Hant` those in `zh-TW`."""
        return self.rank(tag) == 0

    def rank(self, tag: str) -> int:
        """How far a text's language is from this reader: 0 for the own language in its own script."""
        return tags.rank(tag, self.words.reads)


def readers(site: tuple[str, ...], names: tuple[str, ...] = ()) -> tuple[Reader, ...]:
    """The readers of a site, given its languages and what the archive is called in each.

    Raises KeyError for a language that there are no words for.
    """
    return _readers(site, names)


def reader_of(language: str, site: Iterable[str], names: tuple[str, ...] = ()) -> Reader:
    """The reader of one of the site's languages."""
    return next(reader for reader in readers(tuple(site), names) if reader.language == language)


@cache
def _readers(site: tuple[str, ...], names: tuple[str, ...]) -> tuple[Reader, ...]:
    """The same readers each time: they are told apart by who they are."""
    return tuple(Reader(load_words(tag), site, names) for tag in site)


@lru_cache(maxsize=_KEPT_DATES)
def _date(iso: str, reader: Reader) -> str:
    day, locale = date.fromisoformat(iso), _locale(reader.words.locale)
    pattern = locale.date_formats["long"].pattern
    if day.day in reader.words.days:
        written = ("chars", reader.words.days[day.day])
        tokens = tokenize_pattern(pattern)
        pattern = untokenize_pattern(written if token == ("field", ("d", 1)) else token for token in tokens)
    return format_date(day, pattern, locale=locale)


def _forms(name: str, sentence: Mapping[str, str]) -> dict[str, str]:
    """The plural forms of a sentence, each by its own name."""
    return {f"{name}-{form}": words for form, words in sentence.items()}


@cache
def _locale(name: str) -> Locale:
    return Locale.parse(name)
