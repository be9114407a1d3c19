/**
 * The formats of a report, in one table: the command line takes its choices from it, and whoever holds a
 * report that was kept finds here what can be made of it again. A renderer is loaded when it is wanted.
 */
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
  /** Its name in a folder of reports; of a format with a file for each chain the folder of these. */
  readonly file: string
  readonly mediaType: string
}

/** A format that needs the report document only, so that a kept report is enough to make it again. */
export interface DocumentFormat extends FormatFacts {
  readonly madeOf: 'document'
  /** The ending of a file for each chain, where a folder of reports holds one for each: `.json`. */
  readonly eachChain?: string
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
    says: 'the same as lines',
    file: 'report.ndjson',
    mediaType: 'application/x-ndjson',
    madeOf: 'document',
    load: async () => (await import('./json.ts')).ndjsonPieces,
  },
]

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
  return (await format.load())(streamedReport(report, options.tool))
}
