/* The shape of what passes between the archive and the search: the records that records.py makes, the entries that
   enter.mjs makes of them, the files of the index that merge.mjs makes of those and a browser loads, and what a page tells
   its search box. It is described here
   alone: `make lint` holds the scripts to it, tests/search/test_shapes.py what Python makes and a built index. */

import type { KnownWord } from "search/asked"

/** A language of the site, by its tag. */
export type Language = string
export type ByLanguage<Value> = Record<Language, Value>
/** From the first number to before the second. */
export type Range = [from: number, to: number]
/** Of a kind of segment, what a hit calls it; `{}` stands for its number. */
export type Labels = Record<string, string>

/** What concerns the whole archive: the first record. */
export interface FrameRecord {
  groups: Group[]
  labels: ByLanguage<Labels>
  places: ByLanguage<Labels>
  /** Those of no document, as it is put in. */
  pages: ByLanguage<PageRecord[]>
  /** Of a character, the one that stands for it. */
  variants: Record<string, string>
}

/** A document: each of the other records, the newest first. */
export interface DocumentRecord extends DocumentFacts {
  /** Words that every passage of the document may be found by, besides its own. */
  context: string
  texts: (TextFacts & Tongue & { passages: PassageRecord[] })[]
  pages: ByLanguage<PageRecord[]>
}

export interface DocumentFacts {
  id: string
  titles: ByLanguage<string>
  /** The same without what need not be said to tell it from the others. */
  short: ByLanguage<string>
}

/** What texts have in common that are alike to every reader. */
export interface Tongue {
  /** The language, without how the text came to be in it. */
  written: string
  /** What that is called. */
  languages: ByLanguage<string>
  /** How late a reader wants hits in such a text; 0 is first. */
  distance: ByLanguage<number>
}

export interface TextFacts {
  siglum: string
  /** As in `lang`. */
  language: string
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

/** Numbers that stand together: those of a text, or of a language's pages of a kind. */
export type Stretch = ({ siglum: string; count: number } & Tongue) | { language: Language; kind: PageKind; count: number }

/** The first line of an entry. Sizes are bytes. */
export interface EntryHead {
  /** What the document is called, for the filters; null for the pages of no document. */
  called: (DocumentFacts & { texts: Pick<TextFacts, "siglum" | "short">[] }) | null
  /** The files with its texts, which stand at its end. */
  chunks: [digest: string, size: number][]
  /** Of each language with a stemmer, the scripts of its texts; where it has compounds, of what a word is spelt as the
      word and its stems. Stems of other languages stand among the terms. */
  inflected: Record<Language, { scripts: string[]; words: Record<string, [word: string, ...stems: string[]]> }>
  layout: Stretch[]
  /** How many terms each passage or page has. */
  lengths: number[]
  /** Labels that texts print, in the form in which they are compared. */
  printed: string[]
  /** The sections of its terms. */
  sections: [digest: string, size: number][]
}

/** What merge.mjs is told. */
export interface MergeOrder {
  /** A digest of the scripts that make the index. */
  code: string
  frame: Omit<FrameRecord, "pages">
  /** The names of the entries, the newest document first, last the pages of no document. */
  entries: string[]
}

/** What a part of the terms was merged to, kept for as long as nothing changes that it was made from. */
export interface MergedPart {
  /** Its directory. */
  directory: string
  files: [digest: string, size: number][]
  /** How many terms passages have that tell words in capitals or spelt in another way, as postings.js writes it. */
  lengths: string
  /** Words, each as it is mostly printed, with how many passages have it. */
  words: KnownWord[]
  /** All that its terms are written with, besides Latin letters. */
  characters: string
}

/** The files of the index by what they hand over. */
export interface IndexFiles {
  index: Root
  engine: undefined
  speller: undefined
  head: Head
  /** Of a part of the terms, the first of each leaf, and its file. */
  [directory: `parts ${number}`]: string[]
  /** The same of the terms by which a mistyped word is put right. */
  [directory: `slips ${number}`]: string[]
  /** Terms, each with what is told of it: the passages that have it, as postings.js writes them; the words of a stem, or
      those that a mistyped one may have meant; the groups of a word, as JSON. `=` and the name of a file where that is long. */
  [leaf: `terms ${string}`]: string[]
  [term: `term ${string}`]: string
  /** How long entries are, of a block of documents in texts of one tongue, or in pages of a language. */
  [lengths: `lengths ${string}`]: string
  /** The files with texts of a block of documents, by the number of the document. */
  [chunks: `chunks ${number}`]: Record<string, string>
  [texts: `texts ${string}`]: Chunk
  [documents: `documents ${Language}`]: FilteredDocument[]
  /** What cuts a word of a language down to its stem. */
  [stems: `stems ${Language}`]: (word: string) => string
}

/** The one file whose name stays: it names the others. */
export interface Root {
  /** How many terms an entry has, on average. */
  average: number
  /** How many passages and pages there are. */
  count: number
  /** By what they hand over. */
  files: Record<string, string>
  /** By blocks of documents, each by the number of a tongue, or a language. */
  lengths: Record<string, string>[]
  /** The directories. */
  parts: string[]
  slips: string[]
  /** By blocks of documents. */
  texts: string[]
}

/** What every query needs besides. */
export interface Head {
  /** How many numbers of documents are a block. */
  block: { lengths: number; texts: number }
  /** The newest first; the last is that of pages of no document, without an id. Of a text also how many passages it has. */
  documents: [
    id: string,
    number: number,
    texts: [tongue: number, siglum: string, count: number][],
    pages: [language: Language, kind: PageKind, count: number][],
  ][]
  labels: ByLanguage<Labels>
  /** The same with its document: `{document} ¶{}`; `label` is for what is called as it is printed. */
  places: ByLanguage<Labels>
  /** Labels that texts print, in the form in which they are compared. */
  printed: string[]
  /** Languages of texts for which there is a stemmer, each with a script that they are written in. */
  stems: [language: Language, script: string][]
  tongues: Tongue[]
  /** Pairs of characters: one that is written, and the one that stands for it. */
  variants: string
}

/** Some passages of a text, or pages. */
export type Chunk =
  | { document: Pick<DocumentFacts, "id" | "short">; text: TextFacts; entries: Passage[] }
  | { document?: undefined; text?: undefined; entries: PageEntry[] }

/** What the filters call a document, and its texts. */
export type FilteredDocument = [id: string, title: string, short: string, texts: [siglum: string, short: string][]]

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
  unproved: string
  more: string
  failed: string
  none: string
  corrected: string
}
