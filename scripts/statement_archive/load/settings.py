"""`mkdocs.yml` -> which languages the site has, and what it is called in each; both stand there alone."""

from collections.abc import Sequence
from pathlib import Path

from statement_archive.findings import Finding
from statement_archive.languages import known_languages
from statement_archive.load.nodes import Node, read_configuration
from statement_archive.tags import language_and_script

_PLUGIN = "i18n"
_NAME, _TEMPLATES = "site_name", "custom_dir"
_HINT = "list them under `plugins`, `i18n`, `languages`, each with its `locale`"


def load_languages(configuration: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The tags of the site's languages, the default one first; none where there are findings."""
    findings: list[Finding] = []
    root = read_configuration(configuration, configuration.name, findings)
    entries = list(_entries(root)) if root else []
    languages: dict[str, bool] = {}
    for entry in entries:
        values = _mapping(entry)
        tag = values["locale"].text() if "locale" in values else ""
        if "locale" not in values:
            entry.report("a language without its tag", "give it a `locale`")
        elif tag in languages:
            entry.report(f"the language `{tag}` stands twice")
        elif tag and tag not in known_languages():
            entry.report(f"there are no words for a site in `{tag}`", _known_instead(tag))
        languages[tag] = "default" in values and values["default"].flag()
    if root and not entries:
        root.report("the site has no languages", _HINT)
    if findings:
        return (), tuple(findings)
    return tuple(sorted(languages, key=lambda tag: not languages[tag])), ()


def load_names(configuration: Path, languages: Sequence[str]) -> tuple[str, ...]:
    """What the site is called in each of its languages; nothing where the file doesn't say so for all."""
    root = read_configuration(configuration, configuration.name, [])
    own = _mapping(root) if root else {}
    entries = [_mapping(entry) for entry in (_entries(root) if root else ())]
    called = {entry["locale"].text(): (entry.get(_NAME) or own.get(_NAME)) for entry in entries if "locale" in entry}
    names = tuple(node.text() for tag in languages if (node := called.get(tag)))
    return names if len(names) == len(languages) else ()


def missing_folders(configuration: Path) -> tuple[str, ...]:
    """The folders that the file names as those of pages and templates, and to be watched, and that are not there."""
    root = read_configuration(configuration, configuration.name, [])
    own = _mapping(root) if root else {}
    theme, watched = _mapping(own["theme"]) if "theme" in own else {}, own.get("watch")
    named = [node for node in (own.get("docs_dir"), theme.get(_TEMPLATES)) if node]
    named += watched.items() if watched and watched.is_list else ()
    paths = dict.fromkeys(node.text() for node in named)
    return tuple(path for path in paths if not (configuration.parent / path).exists())


def _known_instead(tag: str) -> str:
    """What to write in place of a tag that there are no words for."""
    alike = [name for name in known_languages() if language_and_script(name) == language_and_script(tag)]
    if alike:
        return f"write `{alike[0]}`, which there are words for"
    return f"there are for {', '.join(f'`{name}`' for name in known_languages())}"


def _entries(root: Node) -> list[Node]:
    """The entries of the list of languages, wherever the plugin stands in the list of plugins."""
    plugins = _mapping(root).get("plugins")
    for plugin in plugins.items() if plugins and plugins.is_list else ():
        settings = _mapping(plugin).get(_PLUGIN)
        languages = _mapping(settings).get("languages") if settings else None
        if languages:
            return list(languages.items())
    return []


def _mapping(node: Node) -> dict[str, Node]:
    """Values by key; nothing for what is no mapping, such as a plugin without settings."""
    return {key.yaml.value: value for key, value in node.pairs()} if node.is_mapping else {}
