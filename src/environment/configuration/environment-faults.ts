import type { PathStep, ReadDocument } from '../../base/document.ts'
import type { EnvironmentEntry } from './environment.ts'
import type { Fault, Parsed } from './parsed.ts'

type Complaints = Pick<ReadDocument<unknown>, 'complain' | 'lineOf'>

/** What the faults of `spoor.yaml` are called that no schema can tell, with their severity. */
const severities = {
  'environment-invalid': 'error',
  'environment-conflict': 'error',
  'environment-too-broad': 'error',
  'environment-duplicate': 'warning',
  'environment-overlap': 'warning',
  'environment-expired': 'warning',
} as const

/** One of the codes. */
export type EnvironmentCode = keyof typeof severities

/** Faults above this number are counted, not told: a file that has more is of another kind. */
const mostFaults = 100

/** Takes the faults of one file, and knows where its entries stand. */
export class EnvironmentFaults {
  readonly #complaints: Complaints
  readonly #paths = new WeakMap<EnvironmentEntry, readonly PathStep[]>()
  #untold = 0
  #untoldErrors = 0
  #told = 0

  constructor(complaints: Complaints) {
    this.#complaints = complaints
  }

  /** An entry with the line it stands on; its path is kept for later faults. */
  place<Entry extends object>(entry: Entry, path: readonly PathStep[]): Entry & EnvironmentEntry {
    const placed = { ...entry, line: this.#complaints.lineOf(path) }
    this.#paths.set(placed, path)
    return placed
  }

  /** Tells of a fault at a path of the document. */
  tell(code: EnvironmentCode, path: readonly PathStep[], { message, hint }: Fault): void {
    const severity = severities[code]
    // An error must not hide behind a hundred warnings.
    const most = severity === 'warning' ? mostFaults : 2 * mostFaults
    if (this.#told < most) {
      this.#told += 1
      this.#complaints.complain(path, { code, severity, message, hint })
    } else {
      this.#untold += 1
      if (severity === 'error') this.#untoldErrors += 1
    }
  }

  /** Tells of a fault of an entry, or of one of its keys. */
  tellOf(code: EnvironmentCode, entry: EnvironmentEntry, fault: Fault, key?: string): void {
    const path = this.#paths.get(entry) ?? []
    this.tell(code, key === undefined ? path : [...path, key], fault)
  }

  /** The value that was read; `undefined`, after the fault was told, where there is none. */
  take<Value>(parsed: Parsed<Value>, path: readonly PathStep[]): Value | undefined {
    if ('value' in parsed) return parsed.value
    this.tell('environment-invalid', path, parsed)
    return undefined
  }

  /** Says how many faults were not told. */
  finish(): void {
    if (this.#untold === 0) return
    const message = `${this.#untold} further faults are not told`
    const severity = this.#untoldErrors > 0 ? 'error' : 'warning'
    const hint = 'mend those above first'
    this.#complaints.complain([], { code: 'environment-faults-untold', severity, message, hint })
  }
}
