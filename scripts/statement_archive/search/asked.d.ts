/* What was typed, what is found for it, and the index as far as it is loaded: what the scripts of the search hand one
   another. */
import type { DocumentFacts, Head, Language, PageEntry, PageKind, Passage, Root, TextFacts, Tongue } from "search/shapes"

/** Of a character, the one that stands for it. */
export type Variants = ReadonlyMap<string, string>

/** A stretch of a text, in UTF-16 code units. */
export interface Span {
  start: number
  end: number
}

/** A text in the form in which it is compared; of each UTF-16 code unit of it, where the letter that it is of starts
    and ends in the text as it stands. */
export interface Aligned {
  folded: string
  starts: number[]
  ends: number[]
}

/** A word in the form in which it is compared, and where it stands. */
export interface Word extends Span {
  word: string
  /** With its ending. */
  raw: string
  /** Written without blanks around it. */
  isUnspaced: boolean
  /** Says nothing alone. */
  isStop: boolean
  /** A hyphen ties it to the next. */
  isTied: boolean
  /** Made of several by `compounded`. */
  isMade?: boolean
  /** As it was typed, folded. */
  surface?: string
  /** It was typed in capitals, among words that were not. */
  isInCapitals?: boolean
  /** As it was typed, in small letters. */
  spelt?: string
}

/** What cuts a word of a language down to its stem. */
export type Stemmers = [language: Language, stemmer: (word: string) => string][]

/** Words to be found in a row. */
export interface Sequence {
  words: Word[]
  /** The last may be the beginning of a longer one. */
  grows?: boolean
  /** In the very forms that were typed, and with all words between them. */
  isExact?: boolean
}

/** A word, number or sign of a label, in the form in which it is compared. */
export interface Token extends Span {
  form: string
}

/** A segment asked for by its label: the terms that find it, the best first, with what comes before which. */
export type Label = { term: string; rank: number }[]

/** How a passage has a unit. */
export interface FoundBy {
  words: Word[]
  rank: number
  /** The words are those that were typed, or other forms of them. */
  isTyped?: boolean
}

/** Passages by number in their order, and how often each has a term. */
export interface Postings {
  ids: Int32Array
  counts: Uint16Array
}

/** A term that was looked for, with what it counts. */
export interface Term extends Postings {
  weight: number
}

/** Passages that have what was looked for, and the terms by which they count. */
export interface Found {
  ids: Int32Array
  terms: Term[]
  weight: number
}

/** All passages that have a unit in one way. */
export interface WayHits {
  found: Found
  way: FoundBy
}

/** Passages that have a unit; by their numbers the rank of the best way, and whether that is as it was typed. */
export interface UnitHits {
  ids: number[]
  ranks: Float32Array
  isTyped: Uint8Array
  ways: WayHits[]
}

/** A way in which a passage has a unit. */
export interface UnitHit {
  score: number
  way: FoundBy
}

/** Passages that have a label. */
export type LabelHits = Map<number, { found: Found; rank: number }>

/** How a passage can have a unit. */
export interface Way extends FoundBy {
  terms: string[]
  weight: number
  isWhole?: boolean
}

/** What a passage must have in one of several ways. */
export interface Unit {
  words: Word[]
  ways: Way[]
  grows?: boolean
  /** It was typed between quotation marks. */
  isExact?: boolean
  /** Of one word: its stems, each with its language. */
  stems?: string[]
}

/** What to look for. */
export interface Query {
  labels: Label[]
  words: Word[]
  units: Unit[]
  grows: boolean
  /** Terms that a passage has in which all words stand in a row. */
  whole: string[]
  /** The term of what is called just so. */
  called: string
  /** Terms that a page has which shows what must be there to the letter. */
  shown: string[]
  /** The language that one reads who types so; "" where that cannot be told. */
  reads: string
}

/** A form of a term or name, and the others that stand for the same. */
export interface Form {
  words: Word[]
  key: string
  others: Word[][]
  isMachine: boolean
}
export type FormsByFirstWord = Map<string, Form[]>

/** What a passage must have all of. */
export interface Sought {
  labelled: LabelHits[]
  /** Each with the documents that are found by it as a whole. */
  units: (UnitHits & { context: Set<number> })[]
}

/** Passages by number, with how much they have of something. */
export type Shares = Map<number, number>

/** A passage that was found, by its number. */
export interface Hit {
  id: number
  /** What comes before which, whatever their score. */
  rank: number
  /** How far its text is from the reader. */
  distance: number
  /** It has all words as they were typed, or other forms of them. */
  isTyped: boolean
  /** Whether it has to the letter what was typed so; left open until its text is read, where only that can tell. */
  isProved?: boolean
  /** Only of those that are shown or compared with such. */
  score?: number
  /** Only of those that are shown. */
  ways?: FoundBy[]
  /** How much it has of what was typed, where that is not all. */
  share?: number
}

export interface Answer {
  query: Query
  /** By group, rank and distance; those that are alike in this are put in order as far as they are shown. */
  hits: Hit[]
  score(id: number): number
  waysOf(id: number): FoundBy[]
  /** What was searched for in place of what was typed; "" for the same. */
  correction: string
}

/** Who searches: the language of the site they are on, and the one that they type. */
export interface Reader {
  language: Language
  reads: string
}

/** Where entries that stand together have their numbers and their files. */
export interface Stretch {
  /** Of the document, from the oldest up, and its id. */
  number: number
  name: string
  first: number
  count: number
  /** The first number of those with which it shares files, and the first of these. */
  start: number
  chunk: number
  /** The file with their lengths. */
  lengths: string
}

/** What an entry belongs to: a text of a document, or the pages of a language. */
export type TextOwner = { document: { id: string }; text: { siglum: string } & Tongue; language?: undefined; kind?: undefined }
export type PagesOwner = { document?: undefined; text?: undefined; language: Language; kind: PageKind }
export type Owner = Stretch & (TextOwner | PagesOwner)

/** An entry with what a hit tells of it. */
export type PassagePlace = {
  owner: Stretch & TextOwner
  document: Pick<DocumentFacts, "id" | "short">
  text: TextFacts
  entry: Passage
}
export type PagePlace = { owner?: undefined; document?: undefined; text?: undefined; entry: PageEntry }
export type Place = PassagePlace | PagePlace

/** A word that texts have, as it is compared and as it is mostly printed, and how many passages have it. */
export interface KnownWord {
  word: string
  printed: string
  count: number
}

/** The index as far as it is loaded. */
export interface Index extends Omit<Head, "printed" | "variants"> {
  base: URL
  root: Root
  variants: Variants
  /** Labels that texts print, as they are compared. */
  printed: ReadonlySet<string>
  /** Of the words that were typed. */
  forms: FormsByFirstWord
  owners: Owner[]
  stretches: Owner[]
  /** The number of the first entry of each document. */
  firsts: Int32Array
  /** How many terms each entry has, as far as that is known: of which files. */
  lengths: Uint16Array
  measured: Set<string>
  /** What is told of each term, "" of one that nothing has. */
  values: Map<string, string>
  postings: Map<string, Postings>
  /** What terms may become while they grow. */
  grown: Map<string, string[]>
}

