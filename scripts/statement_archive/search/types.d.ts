/* What each of the scripts of the search offers to the others. They are loaded one by
   one and know each other by the global `archiveSearch`, because a page opened from a disk may not import modules. */
import type { Aligned, Answer, FormsByFirstWord, Found, Hit, Index, KnownWord, Label, Owner, Place, Postings, Query } from "search/asked"
import type { Sequence, Span, Stemmers, Unit, Variants, Word } from "search/asked"
import type { BoxData, BoxWords, FilterName, Group, GroupName, IndexFiles, Language, Range, Root } from "search/shapes"

export * from "search/asked"

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
  UNTOLD: string
  WHOLE: string
  align(text: string, variants?: Variants): Aligned
  compounded(words: Word[]): Word[]
  contentOf(words: Word[]): Word[]
  cut(folded: string): Word[]
  fold(text: string, variants?: Variants): string
  isInCapitals(written: string): boolean
  partOf(term: string, count: number): number
  phrase(words: Word[]): string[]
  placeOf(text: Aligned, stretch: Span): Span
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
  /** Until the search before is done. */
  busy: Promise<void>
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
  /** Documents and texts, which are many. */
  fillDocuments(form: FiltersForm, index: Index, language: Language): Promise<void>
  isWanted(form: FiltersForm, owner: Owner): boolean
}

export interface LabelsScript {
  PRINTED: string
  keyOf(folded: string): string
  takeLabels(folded: string, known: Pick<Index, "labels" | "printed" | "variants">): { labels: Label[]; rest: string }
}

export interface PlanScript {
  BEGINNING: string
  BEGINNINGS: number[]
  CALLED: string
  CAPITALS: string
  CONTEXT: string
  FORM: string
  SHOWN: string
  SMALL: string
  SPELT: string
  TRADITIONAL: string
  formsByFirstWord(groups: Group[]): FormsByFirstWord
  speltTerm(word: Word): string[]
  plan(typed: string, known: Pick<Index, "forms" | "labels" | "printed" | "variants">): Query
}

export interface FilesScript {
  load<Name extends keyof IndexFiles>(base: URL, name: Name, digest: string): Promise<IndexFiles[Name]>
  open(base: URL): Promise<Index>
}

export interface PostingsScript {
  /** How many passages of a document have a term. */
  countIn(own: string): number
  /** Each passage that has a term: the number of its document, its own within that, and how often it has the term. */
  each(text: string, tell: (document: number, local: number, count: number) => void): void
  /** What is told of documents up to the number `last` (-1 for none yet), and of one more. */
  join(before: string, last: number, document: number, own: string): string
  /** The same by the numbers of passages in the index, in their order. */
  numbered(text: string, firsts: ArrayLike<number>): Postings
  /** What is told of a document: by the number of a passage, how often it has the term. */
  ofDocument(counts: Map<number, number>): string
  rarity(having: number, all: number): number
  read(text: string): number[]
  weight(count: number, length: number, average: number): number
  write(numbers: Iterable<number>): string
}

export interface IndexScript {
  /** What tells the file with an entry from others. */
  fileOf(index: Index, id: number): string
  /** Passages that have all the terms; the last term may be the beginning of a longer one. */
  having(index: Index, terms: string[], how?: { grows?: boolean; weight?: number }): Found
  /** Loads how many terms entries have. */
  measure(index: Index, ids: number[]): Promise<unknown>
  open(base: URL, root: Root): Promise<Index>
  /** The place of a number in a sorted list; -1 where it is not in it. */
  placeIn(ids: Int32Array, id: number): number
  /** Loads what is told of terms, and of those that begin with a growing one. */
  prepare(index: Index, terms: string[], growing?: string[]): Promise<unknown>
  /** Loads the forms that begin with words. */
  prepareForms(index: Index, words: string[]): Promise<void>
  scoreOf(index: Index, found: Pick<Found, "terms" | "weight">, id: number): number
  stemmersFor(index: Index, words: Word[]): Promise<Stemmers>
  textOf(index: Index, id: number): Promise<Place>
  /** The words that are told of a term: those of a stem, by its language and itself. */
  wordsOf(index: Index, term: string): string[]
}

export interface SlipsScript {
  /** Whether a word with blanks around it is one that a mistyped word may have meant. */
  isKnown(word: string): boolean
  /** Words in a new order: the most frequent first. */
  inOrder(words: KnownWord[]): KnownWord[]
  isTerm(term: string): boolean
  /** How many letters of a word may be wrong. */
  most(word: string): number
  read(told: string[], variants: Variants): KnownWord[]
  /** Terms that may tell of the word that a mistyped one was meant to be, and tell of all that begin and end as it does. */
  soughtUnder(word: string): string[]
  /** Terms that tell of a word. */
  termsOf(word: string): string[]
  /** What a term tells of words: each as it is printed, those that are as frequent behind that number. */
  write(words: KnownWord[]): string
}

export interface StemsScript {
  isCompounding(language: Language): boolean
  isInflected(word: Word): boolean
  /** Whether a term is a stem with its language. */
  isStem(term: string): boolean
  keysOf(word: string, spelt: string, stemmers: Stemmers): string[]
  partsIn(word: string, language: Language, isKnown: (part: string) => boolean): string[]
  pairIn(word: string, language: Language, isKnown: (part: string) => boolean): string[]
}

export interface SpellingScript {
  correction(index: Index, typed: string, query: Query, isFound: (unit: Unit) => boolean): Promise<string>
}

export interface RankingScript {
  /** Hits that have what was typed to the letter, where few files have to be read to know; else all that may. */
  exact(index: Index, query: Query, hits: Hit[]): Promise<Hit[]>
  /** Hits by group, rank and distance, those that are alike in this in the order in which they come. */
  inClasses(index: Index, hits: Hit[]): Hit[]
  /** Hits from one place to another in their order, into which those before them are put as well. What turns out not to
      have what was typed to the letter is taken out of the hits. */
  ordered(index: Index, answer: Answer, hits: Hit[], range: Range): Promise<Hit[]>
}

export interface FindScript {
  search(index: Index, typed: string, language: Language): Promise<Answer>
}

export interface ArchiveSearch {
  words: WordsScript
  files: FilesScript
  marks: MarksScript
  hits: HitsScript
  results: ResultsScript
  filters: FiltersScript
  panel: PanelScript
  labels: LabelsScript
  plan: PlanScript
  postings: PostingsScript
  index: IndexScript
  slips: SlipsScript
  stems: StemsScript
  spelling: SpellingScript
  ranking: RankingScript
  find: FindScript
  /** A file of the index hands over what it holds. */
  receive<Name extends keyof IndexFiles>(name: Name, value: IndexFiles[Name]): void
}

declare global {
  var archiveSearch: ArchiveSearch
  /** What the end of an address names on this page (archive.js). */
  var archiveNamedBy: (hash: string) => HTMLElement | null
  /** A file of places hands over which pages lead to each, by their keys with `/` between them (anchors.js). */
  var archiveAnchors: (places: Record<string, string>) => void
}
