/** Places a fault of the analyst's part of a page in its file. */
import type { Diagnostic } from '../base/diagnostic.ts'
import { positionAt } from '../base/source-text.ts'
import type { AnalystCell } from './playbook.ts'

/** A place of a page: an offset in the text of one of its cells. */
export interface PagePlace {
  readonly cell: AnalystCell
  readonly at: number
}

/** A page of which faults are told. */
export interface CheckedPage {
  readonly file: string
  /** The text of the whole file. */
  readonly text: string
}

/** A diagnostic that is not placed yet. */
export type Fault = Omit<Diagnostic, 'file' | 'line' | 'column'>

/** The fault with its file, line and column. */
export function placeFault(
  { file, text }: CheckedPage,
  { cell, at }: PagePlace,
  fault: Fault,
): Diagnostic {
  return { ...fault, file, ...positionAt({ name: file, text }, cell.placeInFile(at)) }
}
