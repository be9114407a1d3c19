import { expect, it } from 'vitest'
import { FileItems } from './file-items.ts'
import { FingerprintTable } from './fingerprint-table.ts'
import { readCsv } from './read-csv.ts'
import type { TelemetryItem } from './telemetry-item.ts'
import { defaultLimits } from './telemetry-limits.ts'

async function read(text: string, recordBytes = 1000): Promise<readonly TelemetryItem[]> {
  const limits = { ...defaultLimits, recordBytes }
  const shared = { fingerprints: new FingerprintTable(100), hasWarned: false }
  const items = new FileItems('a.csv', { shared, limits })
  const source = async function* (): AsyncGenerator<Buffer> {
    for (let at = 0; at < text.length; at += 50) yield Buffer.from(text.slice(at, at + 50))
  }
  const found: TelemetryItem[] = []
  for await (const _ of readCsv(source(), items, limits)) {
    found.push(...items.drain())
  }
  return [...found, ...items.drain()]
}

/** Items in short: the line with the dialect or the reason. */
function shown(items: readonly TelemetryItem[]): readonly string[] {
  return items.map((item) => {
    if (item.kind === 'record') return `${item.record.origin.line} ${item.record.dialect}`
    if (item.kind === 'rejected') return `${item.origin.line} ${item.reason}`
    return item.kind
  })
}

it('reads the portal export of Log Analytics as rows of columns', async () => {
  const items = await read(
    '"TimeGenerated [UTC]",OperationNameValue,Properties\r\n"1/2/2024, 1:00:00 AM",X/WRITE,"{""a"":\n1}"\r\n2,Y/WRITE,\r\n',
  )
  expect(shown(items)).toEqual(['2 azure-log-analytics', '4 azure-log-analytics'])
  expect(items[0]).toMatchObject({
    record: {
      value: {
        TimeGenerated: '1/2/2024, 1:00:00 AM',
        OperationNameValue: 'X/WRITE',
        Properties: '{"a":\n1}',
      },
    },
  })
})

it('reads saved results of CloudTrail Lake and of Athena', async () => {
  expect(
    shown(await read('eventSource,eventName,userIdentity\nec2,CopyImage,{type=Root}\n')),
  ).toEqual(['2 cloudtrail-lake-row'])
  expect(shown(await read('eventsource,eventname\nec2,CopyImage\n'))).toEqual([
    '2 cloudtrail-athena-row',
  ])
  const whole = '"{""eventSource"":""ec2"",""eventName"":""CopyImage"",""eventType"":""x""}"'
  expect(shown(await read(`eventJson\n${whole}\n`))).toEqual(['2 cloudtrail'])
})

it('goes on after a row of too many columns, and says where a quote is not closed', async () => {
  expect(shown(await read('eventsource,eventname\na,b\na,b,c\nd,e\n"f,g\nh,i\n'))).toEqual([
    '2 cloudtrail-athena-row',
    '3 csv-invalid',
    '4 cloudtrail-athena-row',
    '5 csv-invalid',
  ])
})

it('gives up a table with a row that is too large', async () => {
  const items = await read(`eventsource,eventname\na,b\nc,"${'x'.repeat(2000)}"\nd,e\n`)
  expect(shown(items)).toEqual(['2 cloudtrail-athena-row', '3 csv-invalid'])
})
