/* The shape of what passes between the archive and the search: the records that records.py makes, the files of the
   index that build.mjs makes of them and a browser loads, and what a page tells its search box. It is described here
   alone: `make lint` holds the scripts to it, tests/search/test_shapes.py what Python makes and a built index. */

/** A language of the site, by its tag. */
export type Language = string
export type ByLanguage<Value> = Record<Language, Value>
/** From the first number to before the second. */
export type Range = [from: number, to: number]
/** Of a kind of segment, what a hit calls it; `{}` stands for its number. */
export type Labels = Record<string, string>

/** All that the index is made of: what build.mjs reads. */
export interface Records {
  documents: (DocumentFacts & { texts: (TextFacts & { passages: PassageRecord[] })[] })[]
  groups: Group[]
  labels: ByLanguage<Labels>
  places: ByLanguage<Labels>
  pages: ByLanguage<PageRecord[]>
  /** Of a character, the one that stands for it. */
  variants: Record<string, string>
}

export interface DocumentFacts {
  id: string
  titles: ByLanguage<string>
  /** The same without what need not be said to tell it from the others. */
  short: ByLanguage<string>
  /** Words that every passage of the document may be found by, besides its own. */
  context: string
}

export interface TextFacts {
  siglum: string
  /** As in `lang`. */
  language: string
  /** The same, without how the text came to be in it. */
  written: string
  /** What that is called. */
  languages: ByLanguage<string>
  /** How late a reader wants hits in this text; 0 is first. */
  distance: ByLanguage<number>
  names: ByLanguage<string>
  /** The same without what need not be said to tell it from the others of its document. */
  short: ByLanguage<string>
  homes: ByLanguage<Home>
}

/** Where a reader finds a text: in which folder of the document, and beside which text, by its siglum; "" for none. */
export interface Home {
  folder: string
  beside: string
}

/** A passage as a hit shows it. */
export interface Passage {
  id: string
  kind: string
  number: string
  /** As the text prints it: `Article 2 bis`; "" where it prints none. */
  label: string
  section: string
  text: string
}

export interface PassageRecord extends Passage {
  /** Terms that find it by the number that the archive gives it. */
  labels: string[]
  /** What it is called besides its words, or has a list of. */
  also: string[]
  /** Its Chinese words. */
  words: string[]
}

/** What a page is found as: one that tells of a term, a name or a document, or another. */
export type PageKind = "term" | "name" | "document" | "page"

/** A page, or a part of one, that is no text of a document. */
export interface PageEntry {
  kind: PageKind
  title: string
  /** Under `docs/`, without the suffix. */
  path: string
  anchor: string
  text: string
}

export interface PageRecord extends PageEntry {
  /** What it is called besides its title, in any language. */
  also: string[]
}

/** Forms that stand for one another, and those that a machine made of them. */
export interface Group {
  forms: string[]
  machine: string[]
}

/** The files of the index by name, without the suffix. Passages and pages are numbered through. */
export interface IndexFiles {
  head: Head
  /** All words that a mistyped one may have meant, as they are printed, the most frequent first, parted by blanks. */
  words: string
  [terms: `terms-${number}`]: TermsPart
  /** What cuts a word of a language down to its stem. */
  [stems: `stems-${Language}`]: (word: string) => string
  /** `chunk` entries each, in the order of their numbers. */
  [texts: `texts-${number}`]: (Passage | PageEntry)[]
}

/** What every query needs. */
export interface Head {
  /** Of `lengths`. */
  average: number
  /** How many entries a file of texts holds. */
  chunk: number
  documents: IndexedDocument[]
  groups: Group[]
  labels: ByLanguage<Labels>
  /** The same with its document: `{document} ¶{}`; `label` is for what is called as it is printed. */
  places: ByLanguage<Labels>
  /** How many terms each entry has, by its number. */
  lengths: number[]
  /** Those of a kind stand together. */
  pages: ByLanguage<Partial<Record<PageKind, Range>>>
  /** Labels that texts print, in the form in which they are compared. */
  printed: string[]
  /** How many files of terms there are. */
  shards: number
  /** Languages of texts for which there is a stemmer, each with a script that they are written in. */
  stems: [language: Language, script: string][]
  /** Pairs of characters: one that is written, and the one that stands for it. */
  variants: string
}

export interface IndexedDocument extends DocumentFacts {
  texts: IndexedText[]
}

export interface IndexedText extends TextFacts {
  range: Range
}

/** The terms of some beginnings. */
export interface TermsPart {
  /** As MiniSearch writes it: a term; of each field, how often each entry has the term. */
  index: [term: string, fields: Record<string, Record<string, number>>][]
  /** A language with a stem, and the words that have it, alone or as a part: `de hand`. */
  kin: [stem: string, ...words: string[]][]
}

/** The data attributes of the search box (overrides/partials/search.html). */
export interface BoxData {
  /** Address of the index's folder. */
  index: string
  /** What a page's address ends in: `/` or `.html`. */
  suffix: string
  language: Language
  /** The default language of the site, whose addresses have no prefix. */
  default: Language
  /** `BoxWords` as JSON. */
  words: string
}

/** A sentence in the forms that its language has for a number. */
type Counted<Key extends string> = { [form in `${Key}-${Intl.LDMLPluralRule}`]?: string } & {
  [form in `${Key}-other`]: string
}

/** Hits stand together by what they are. */
export type GroupName = "texts" | "terms" | "names" | "pages"
/** What hits are filtered by. */
export type FilterName = "kind" | "language" | "document" | "witness"

/** What the search says; `{}` stands for what only the browser knows. */
export type BoxWords = Counted<"hits"> & Counted<"filtered"> & Record<`group_${GroupName}`, string> &
  Record<`kind_${PageKind}`, string> & Record<FilterName | `any_${FilterName}`, string> & {
  label: string
  reset: string
  filters: string
  all: string
  go: string
  start: string
  hint: string
  partly: string
  more: string
  failed: string
  none: string
  corrected: string
}
