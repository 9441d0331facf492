/* What the scripts of the search hand one another, and what each of them offers to the others. They are loaded one by
   one and know each other by the global `archiveSearch`, because a page opened from a disk may not import modules. */
import type MiniSearchEngine from "minisearch"
import type { BoxData, BoxWords, FilterName, Group, GroupName, Head, IndexedDocument, IndexedText, IndexFiles, Language } from "search/shapes"
import type { PageEntry, PageKind, Passage } from "search/shapes"

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

/** All passages that have a unit in one way. */
export interface WayHits {
  scores: Scores
  way: FoundBy
}

/** The best way in which a passage has a unit. */
export interface UnitHit {
  score: number
  way: FoundBy
}

/** A passage that has a label. */
export interface LabelHit {
  score: number
  rank: number
}

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

/** Passages by number, with their score. */
export type Scores = Map<number, number>

/** A passage that was found, by its number. */
export interface Hit {
  id: number
  ways: FoundBy[]
  /** What comes before which, whatever their score. */
  rank: number
  /** How far its text is from the reader. */
  distance: number
  score: number
  /** How much it has of what was typed, where that is not all. */
  share?: number
}

export interface Answer {
  query: Query
  hits: Hit[]
  /** What was searched for in place of what was typed; "" for the same. */
  correction: string
}

/** Who searches: the language of the site they are on, and the one that they type. */
export interface Reader {
  language: Language
  reads: string
}

/** What an entry belongs to: a text of a document, or the pages of a language. */
export type Owner =
  | { document: IndexedDocument; text: IndexedText; language?: undefined; kind?: undefined }
  | { document?: undefined; text?: undefined; language: Language; kind: PageKind }

/** An entry with what it belongs to. */
export type PassagePlace = { document: IndexedDocument; text: IndexedText; entry: Passage }
export type PagePlace = { document?: undefined; text?: undefined; entry: PageEntry }
export type Place = PassagePlace | PagePlace

export interface Entry {
  id: number
  text: string
}

export type Engine = MiniSearchEngine<Entry>

/** Words that texts have, each as it is printed, and an engine that finds what is like them. */
export interface Spellings {
  words: string[]
  printed: Map<string, string>
  engine: Engine
}

/** The index as far as it is loaded. */
export interface Index extends Omit<Head, "printed" | "variants"> {
  base: URL
  variants: Variants
  /** Labels that texts print, as they are compared. */
  printed: ReadonlySet<string>
  forms: FormsByFirstWord
  /** Words by which each document is found besides its texts. */
  contexts: Map<IndexedDocument, Set<string>>
  owners: Owner[]
  engines: Map<number, Engine>
  /** The words of a stem, by its language and itself. */
  kin: Map<string, string[]>
  spellings?: Spellings
}

/** The page on which one searches, as far as links depend on it. */
export interface Site extends Pick<BoxData, "language" | "suffix"> {
  /** The language whose addresses have no prefix. */
  first: Language
  root: URL
}

export interface WordsScript {
  ALONE: RegExp
  HYPHEN: RegExp
  PAIR: string
  WHOLE: string
  align(text: string, variants?: Variants): Aligned
  compounded(words: Word[]): Word[]
  contentOf(words: Word[]): Word[]
  cut(folded: string): Word[]
  fold(text: string, variants?: Variants): string
  isInCapitals(written: string): boolean
  phrase(words: Word[]): string[]
  placeOf(text: Aligned, stretch: Span): Span
  shardOf(term: string, count: number): number
  spelt(text: string, aligned: Aligned, stretch: Span): string
  terms(folded: string): string[]
}

export interface MarksScript {
  markPage(): void
  spans(text: string, sequences: Sequence[], variants?: Variants): Span[]
  /** What a hit was found by, as far as an address tells it. */
  told(typed: string[]): string[]
}

export interface HitsScript {
  element<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes?: Record<string, string>,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[Name]
  itemOf(drawing: Drawing, hit: Hit): Promise<HTMLLIElement>
}

/** An answer, and how much of each group of its hits is shown. */
export interface Drawing {
  site: Site
  index: Index
  answer: Answer
  words: BoxWords
  shown: Record<GroupName, number>
  /** How many more at a time; 0 for none. */
  step: number
}

export interface ResultsScript {
  draw(drawing: Drawing): Promise<HTMLElement[]>
  groupOf(owner: Owner): GroupName
}

/** The elements of a panel, and how much it shows. */
export interface PanelParts extends Pick<Drawing, "shown" | "step"> {
  input: HTMLInputElement
  status: HTMLElement
  list: HTMLElement
  filters: FiltersForm
}

/** A field in which one types, and the hits under it. */
export interface Panel extends PanelParts {
  words: BoxWords
  /** Folder of the index. */
  base: URL
  site: Site
  /** How often something was searched for. */
  asked: number
  /** What was typed is about to be searched for. */
  isDue: boolean
}

export interface PanelScript {
  clear(panel: Panel): void
  linksOf(panel: Panel): HTMLElement[]
  listen(panel: Panel): void
  make(parts: PanelParts): Panel
  open(panel: Panel): Promise<Index>
  part<Part extends HTMLElement>(root: ParentNode, selector: string): Part
  run(panel: Panel): Promise<void>
}

/** The form with the filters. */
export interface FiltersForm extends HTMLFormElement {
  readonly elements: HTMLFormControlsCollection & Record<FilterName, HTMLSelectElement>
}

export interface FiltersScript {
  NAMES: FilterName[]
  fill(form: FiltersForm, index: Index, language: Language, words: BoxWords): void
  isWanted(form: FiltersForm, owner: Owner): boolean
}

export interface LabelsScript {
  PRINTED: string
  keyOf(folded: string): string
  takeLabels(folded: string, known: Pick<Index, "labels" | "printed" | "variants">): { labels: Label[]; rest: string }
}

export interface PlanScript {
  CALLED: string
  CAPITALS: string
  SMALL: string
  TRADITIONAL: string
  formsByFirstWord(groups: Group[]): FormsByFirstWord
  speltTerm(word: Word): string[]
  plan(typed: string, known: Pick<Index, "forms" | "labels" | "printed" | "variants">): Query
}

export interface IndexScript {
  OPTIONS: { fields: string[]; tokenize: (text: string) => string[]; processTerm: (term: string) => string }
  having(index: Index, terms: string[], how?: { grows?: boolean; weight?: number }): Scores
  load<Name extends keyof IndexFiles>(base: URL, name: Name): Promise<IndexFiles[Name]>
  open(base: URL): Promise<Index>
  prepare(index: Index, terms: string[]): Promise<unknown>
  stemmersFor(index: Index, words: Word[]): Promise<Stemmers>
  textOf(index: Index, id: number): Promise<Place>
}

export interface StemsScript {
  isInflected(word: Word): boolean
  keysOf(word: string, spelt: string, stemmers: Stemmers): string[]
  partsIn(word: string, language: Language, isKnown: (part: string) => boolean): string[]
  pairIn(word: string, language: Language, isKnown: (part: string) => boolean): string[]
}

export interface SpellingScript {
  correction(index: Index, typed: string, query: Query, isFound: (unit: Unit) => boolean): Promise<string>
}

export interface FindScript {
  search(index: Index, typed: string, language: Language): Promise<Answer>
}

export interface ArchiveSearch {
  words: WordsScript
  marks: MarksScript
  hits: HitsScript
  results: ResultsScript
  filters: FiltersScript
  panel: PanelScript
  labels: LabelsScript
  plan: PlanScript
  index: IndexScript
  stems: StemsScript
  spelling: SpellingScript
  find: FindScript
  /** A file of the index hands over what it holds. */
  receive<Name extends keyof IndexFiles>(name: Name, value: IndexFiles[Name]): void
}

declare global {
  var archiveSearch: ArchiveSearch
  /** What the end of an address names on this page (archive.js). */
  var archiveNamedBy: (hash: string) => HTMLElement | null
  /** Comes with the index, in engine.js. */
  var MiniSearch: typeof MiniSearchEngine
}
