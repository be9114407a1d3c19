/** What a site is made of, as it was read. */
import type { Detection } from '../detections/detection.ts'
import type { DetectionFacts } from '../detections/detection-facts.ts'
import type { GuideCell } from '../playbooks/read-guide.ts'
import type { EmulationTest } from '../proving/emulation-test.ts'

/** Everything that a site tells. */
export interface SiteContent {
  readonly detections: readonly Detection[]
  readonly facts: DetectionFacts
  readonly tests: readonly TestDocument[]
  readonly playbooks: readonly SitePlaybook[]
  readonly queries: readonly QueryFile[]
  /** Names of techniques by their ids, where they are known. */
  readonly techniqueNames: ReadonlyMap<string, string>
  /** The release of ATT&CK that the names are of: `18.1`. */
  readonly attackVersion?: string
}

/** A test with the name of its file. */
export interface TestDocument {
  readonly fileName: string
  readonly test: EmulationTest
}

/** A query that is no detection: hunters run it by hand. */
export interface QueryFile {
  /** `short-lived-disk.eql` */
  readonly fileName: string
  /** The folder of the playbook that it stands beside. */
  readonly folder?: string
  readonly technique?: string
  readonly text: string
}

/** A playbook, or another page that stands beside one. */
export interface SitePlaybook {
  /** The file as it is called in its folder: `hunt.ipynb`. */
  readonly fileName: string
  /** Where it was read: of files of one name a link leads to the one beside it. */
  readonly folder?: string
  /** Its technique, where it names one or its folder does. */
  readonly technique?: string
  /** A hunt has a managed part and stands on the page of its technique; a guide has a page of its own. */
  readonly kind: 'hunt' | 'guide'
  readonly cells: readonly GuideCell[]
  /** The whole file, to be taken away. */
  readonly text: string
}

/** A file of a site, or of what can be taken away from it. */
export interface SiteFile {
  /** Relative, with forward slashes, of plain characters. */
  readonly path: string
  readonly text: string
}
