/**
 * The formats of a report, in one table: the command line takes its choices from it, and whoever holds a
 * report that was kept finds here what can be made of it again. A renderer is loaded when it is wanted.
 */
import { type Level, levels } from '../detections/detection.ts'
import type { HuntReport } from '../findings/hunt-report.ts'
import type { Tool } from './report-document.ts'
import type { StreamedReport } from './report-schema.ts'
import type { TextOptions } from './text-style.ts'

/** What every format has. */
interface FormatFacts {
  /** As `--format` takes it. */
  readonly name: string
  /** What it is for, in a few words. */
  readonly says: string
  /** Its name in a folder of reports; of a format with a file for each finding the folder of these. */
  readonly file: string
  readonly mediaType: string
}

/** A format that needs the report document only, so that a kept report is enough to make it again. */
export interface DocumentFormat extends FormatFacts {
  readonly madeOf: 'document'
  /**
   * Is it read by people, finding by finding? Findings below the least level that they want to see are left
   * out, and a folder of reports holds a file for each.
   */
  readonly forEach?: {
    /** Of every finding, or of those with a chain only. */
    readonly of: 'finding' | 'chain'
    /** How the names of the files end: `.md`. */
    readonly ending: string
  }
  readonly load: () => Promise<(report: StreamedReport) => Iterable<string>>
}

/** What the formats made of a hunt need beside it. */
export interface HuntFormatOptions {
  readonly tool: Tool
  readonly text: TextOptions
}

/** A format that needs the hunt itself: it shows records, or is set for a terminal. */
export interface HuntFormat extends FormatFacts {
  readonly madeOf: 'hunt'
  readonly load: () => Promise<(report: HuntReport, options: HuntFormatOptions) => Iterable<string>>
}

/** One of {@link reportFormats}. */
export type ReportFormat = DocumentFormat | HuntFormat

/** Every format, those for people first. */
export const reportFormats: readonly ReportFormat[] = [
  {
    name: 'text',
    says: 'for a terminal, worst first',
    file: 'report.txt',
    mediaType: 'text/plain',
    madeOf: 'hunt',
    load: async () => {
      const { renderText } = await import('./text.ts')
      return (report, { text }) => [renderText(report, text)]
    },
  },
  {
    name: 'html',
    says: 'one page with pictures of chains, to open, search, send and print',
    file: 'report.html',
    mediaType: 'text/html',
    madeOf: 'hunt',
    load: async () => {
      const { createReportPage } = await import('./report-page.ts')
      const page = await createReportPage()
      return (report, { tool }) => page(report, tool)
    },
  },
  {
    name: 'json',
    says: 'one document of schema spoor/report@1',
    file: 'report.json',
    mediaType: 'application/json',
    madeOf: 'document',
    load: async () => (await import('./json.ts')).jsonPieces,
  },
  {
    name: 'ndjson',
    says: 'schema spoor/report@1 as lines',
    file: 'report.ndjson',
    mediaType: 'application/x-ndjson',
    madeOf: 'document',
    load: async () => (await import('./json.ts')).ndjsonPieces,
  },
  {
    name: 'csv',
    says: 'a list of work for a spreadsheet',
    file: 'findings.csv',
    mediaType: 'text/csv',
    madeOf: 'document',
    load: async () => (await import('./worklist-csv.ts')).worklistPieces,
  },
  {
    name: 'markdown',
    says: 'for a ticket, the chain as a picture and a table',
    file: 'tickets',
    mediaType: 'text/markdown',
    madeOf: 'document',
    forEach: { of: 'finding', ending: '.md' },
    load: async () => (await import('./markdown-ticket.ts')).ticketPieces,
  },
  {
    name: 'mermaid',
    says: 'chains as a flow chart',
    file: 'mermaid',
    mediaType: 'text/vnd.mermaid',
    madeOf: 'document',
    forEach: { of: 'chain', ending: '.mmd' },
    load: async () => (await import('./mermaid.ts')).mermaidPieces,
  },
  {
    name: 'dot',
    says: 'chains as graphs of GraphViz',
    file: 'dot',
    mediaType: 'text/vnd.graphviz',
    madeOf: 'document',
    forEach: { of: 'chain', ending: '.dot' },
    load: async () => (await import('./graphviz.ts')).graphvizPieces,
  },
  {
    name: 'ecs',
    says: 'alerts for an Elastic index, as lines',
    file: 'alerts.ecs.ndjson',
    mediaType: 'application/x-ndjson',
    madeOf: 'document',
    load: async () => (await import('./ecs-alert.ts')).ecsAlertPieces,
  },
  {
    name: 'ocsf',
    says: 'OCSF Detection Findings 1.6, as lines',
    file: 'findings.ocsf.ndjson',
    mediaType: 'application/x-ndjson',
    madeOf: 'document',
    load: async () => (await import('./ocsf-finding.ts')).ocsfFindingPieces,
  },
  {
    name: 'attack-flow',
    says: 'chains as Attack Flow 2.0, a STIX bundle',
    file: 'attack-flow',
    mediaType: 'application/stix+json',
    madeOf: 'document',
    forEach: { of: 'chain', ending: '.json' },
    load: async () => (await import('./attack-flow.ts')).attackFlowPieces,
  },
  {
    name: 'navigator',
    says: 'techniques as a layer of ATT&CK Navigator',
    file: 'navigator-layer.json',
    mediaType: 'application/json',
    madeOf: 'document',
    load: async () => (await import('./findings-layer.ts')).findingsLayerPieces,
  },
]

/** What a folder of reports holds when nobody says which formats are wanted. */
const usual: readonly string[] = ['text', 'html', 'json', 'csv', 'markdown', 'navigator']

/** The formats that a folder of reports holds when nobody says which are wanted. */
export function usualFormats(): readonly ReportFormat[] {
  return reportFormats.filter(({ name }) => usual.includes(name))
}

/** The formats that a report document is enough for. */
export function documentFormats(): readonly DocumentFormat[] {
  return reportFormats.filter((format) => format.madeOf === 'document')
}

/** The format of a name, if there is one. */
export function findFormat(name: string): ReportFormat | undefined {
  return reportFormats.find((format) => format.name === name)
}

/** The pieces of a format of a hunt. */
export async function formatPieces(
  format: ReportFormat,
  report: HuntReport,
  options: HuntFormatOptions,
): Promise<Iterable<string>> {
  if (format.madeOf === 'hunt') return (await format.load())(report, options)
  const { streamedReport } = await import('./report-document.ts')
  const shown = format.forEach === undefined ? report : shownFindings(report, options.text.minLevel)
  return (await format.load())(streamedReport(shown, options.tool))
}

/** The hunt with the findings of a level and above only; the sums of its report go by these. */
export function shownFindings(report: HuntReport, minLevel: Level): HuntReport {
  const least = levels.indexOf(minLevel)
  const findings = report.findings.filter(({ severity }) => levels.indexOf(severity) >= least)
  return { ...report, findings }
}
