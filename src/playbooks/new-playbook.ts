/** The empty page that a new playbook begins as, before its first sync. */
import { markToLine, regionEnd } from './managed-mark.ts'
import { longDate } from './template-legacy.ts'

/** Which page is wanted. */
export interface NewPage {
  /** `T1537`; must be a technique id. */
  readonly technique: string
  readonly format: 'notebook' | 'markdown'
  /** ISO day. */
  readonly date: string
}

/** The text of the page; its managed part is empty and waits for a sync. */
export function newPage({ technique, format, date }: NewPage): string {
  const cells = [overview(date), ...sections.map(section)]
  if (format === 'markdown') {
    const empty = markToLine({ technique, template: 'v2', body: '' }).replace(/ v2 body:/, '')
    return `${[`${empty}\n${regionEnd}`, ...cells].join('\n\n+++\n\n')}\n`
  }
  const managed = { tags: ['spoor-managed'] }
  const notebook = {
    cells: [
      notebookCell('managed', `# ${technique}`, managed),
      ...cells.map((text, index) => notebookCell(`part-${index + 1}`, text, {})),
    ],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  }
  return `${JSON.stringify(notebook, undefined, 1)}\n`
}

function notebookCell(id: string, text: string, metadata: object): object {
  const source = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  return { cell_type: 'markdown', id, metadata, source }
}

/** The headings are those of the seed, so that its readers find their way (1.1); the words are ours. */
function overview(date: string): string {
  return `## Metadata

  * **Last Updated Date:** ${longDate(date)}

  * **Author(s):**

  * **Validated:** NO

## Summary

What is promised, a claim a bullet, each with the detection that keeps it in backticks.

## Overall Hypothesis

- **Actor:** who would do it, and with which rights
- **Behaviour:** what would be seen, step by step
- **Location:** in which accounts, regions and logs
- **Evidence:** what would prove it, and what would prove it wrong

## Adversary Examples

| Adversary Specific Examples | Cloud Analytics | Host Analytics | Network Analytics |
|-----------------------------|-----------------|----------------|-------------------|

## Detection Blindspots

- What cannot be seen, and which log would show it

## False Positives

What looks alike and is harmless, a class a bullet (Class A), each with benign scenarios in backticks.

## Analytical References
`.trimEnd()
}

const sections = [
  { heading: 'Cloud Control Plane Analytics', source: 'the audit log of the cloud', tool: 'Spoor' },
  { heading: 'Host Analytics', source: 'what the copied disk or machine holds', tool: 'Autopsy' },
  { heading: 'Network Analytics', source: 'flow logs or packets', tool: 'Arkime, Kibana' },
] as const

function section({ heading, source, tool }: (typeof sections)[number]): string {
  return `## ${heading}

### Hunter Notes

- What to know before you look

#### Analytic 1

  * **Information:** what the query finds, and why that matters

  * **Source:** ${source}

  * **Tool:** ${tool}

  * **Notes:** what looks alike and is harmless

  * **Detection:** the id of a detection, if one runs this query

  * **Query:**

\`\`\`eql
any where false
\`\`\``
}
