import { describe, expect, it } from 'vitest'
import { scenarioText, theft } from '../../../test/builders/test-document.ts'
import { loadScenario } from './load-scenario.ts'

/** The faults of a scenario, each with what stands where it was found. */
function faultsOf(text: string): readonly string[] {
  return loadScenario({ text }).diagnostics.map(({ line = 0, column = 0, message, hint }) => {
    const rest = text.split('\n')[line - 1]?.slice(column - 1, column + 9)
    return `«${rest}» ${message}${hint === undefined ? '' : ` (${hint})`}`
  })
}

const step = (...steps: readonly string[]): string =>
  scenarioText(`steps:\n${steps.map((one) => `  - ${one}\n`).join('')}`)

describe('a scenario', () => {
  it('is loaded with its steps unrolled, in the order of time', () => {
    const text = step(
      "{at: '02:00', by: lena, do: list-disks, id: last}",
      "{at: '01:00', do: list-disks, id: first}",
      '{each: {name: d, of: [disk, disk]}, steps: [{do: create-snapshot, of: "{d}", as: "c-{n}"}]}',
    )
    const { loaded, diagnostics } = loadScenario({ text, file: 'a.yaml' })
    expect(diagnostics).toEqual([])
    expect(loaded?.file).toBe('a.yaml')
    expect(loaded?.steps.map(({ id, as, by }) => [id ?? as, by])).toEqual([
      ['first', 'lena'],
      ['c-1', 'lena'],
      ['c-2', 'lena'],
      ['last', 'lena'],
    ])
  })

  it('may use what a step before has made', () => {
    expect(faultsOf(scenarioText(theft))).toEqual([])
    const early = theft.replace('at: +5m', "at: '00:10'")
    expect(faultsOf(scenarioText(early))).toEqual(['«copy, with» nothing is called "copy" by then'])
  })
})

it('a value that is set beyond the end of a list is a fault; the next place is free', () => {
  const list = 'requestParameters.volumeSet.items'
  const set = (path: string): string =>
    step(`{by: lena, do: list-disks, set: {${list}: [{a: 1}], '${list}${path}': 1}}`)
  expect(faultsOf(set('[1]'))).toEqual([])
  expect(faultsOf(set('[0].a'))).toEqual([])
  for (const path of ['[2]', '[999999999]']) {
    expect(faultsOf(set(path))).toEqual([
      `«1}}» "${list}${path}" lies beyond the end of a list (places count from 0; the one after the last element is free)`,
    ])
  }
})

it.each([
  [
    'azure',
    '{do: publish, of: disk, as: made, to: shelf}',
    '«shelf}» nothing is called "shelf" by then',
  ],
  [
    'azure',
    '{do: attach, of: disk, to: sever}',
    '«sever}» nothing is called "sever" by then (did you mean "server"?)',
  ],
  [
    'azure',
    '{do: open, of: server, port: twenty, from: world}',
    '«twenty, fr» "twenty" is no port (write a port, a range such as 20-25, several with commas, or all)',
  ],
  [
    'gcp',
    '{do: attach, of: disk, to: sever}',
    '«sever}» nothing is called "sever" by then (did you mean "server"?)',
  ],
  [
    'gcp',
    '{do: open-network, as: rule, port: twenty}',
    '«twenty}» "twenty" is no port (write a port, a range such as 20-25, several with commas, or all)',
  ],
])('in %s the names and ports of %s are checked', (cloud, written, fault) => {
  const text = step(written.replace('{', '{by: lena, '))
  expect(faultsOf(text.replaceAll('cloud: aws', `cloud: ${cloud}`))).toEqual([fault])
})

describe('a fault is told where it stands', () => {
  const resource = '{by: lena, do: create-snapshot, of: disk, as: copy}'
  it.each<[string, string]>([
    [
      '{by: lnea, do: list-disks}',
      '«lnea, do: » nobody of the cast is called "lnea" (did you mean "lena"?)',
    ],
    [
      '{by: lena, do: list-disk}',
      '«list-disk}» in aws there is no action "list-disk" (did you mean "list-disks"?)',
    ],
    ['{by: lena, do: create-snapshot, of: disk}', '«{by: lena,» "create-snapshot" needs as:'],
    [
      '{by: lena, do: list-disks, port: 22}',
      '«22}» "list-disks" in aws has no use for port: (it takes nothing more)',
    ],
    [
      '{by: lena, do: share, of: disk, with: outside}',
      '«disk, with» "share" is done to snapshot, image, database-snapshot, warehouse-snapshot, shared-file-system; "disk" is of kind disk',
    ],
    [
      '{by: lena, do: detach, of: dsik}',
      '«dsik}» nothing is called "dsik" by then (did you mean "disk"?)',
    ],
    [
      '{by: lena, do: list-disks, in: outsid}',
      '«outsid}» no place is called "outsid" (did you mean "outside"?)',
    ],
    ['{by: lena, do: join, of: server, group: door}', '«door}» nothing is called "door" by then'],
    [
      '{by: lena, do: attach, of: disk, to: sever}',
      '«sever}» nothing is called "sever" by then (did you mean "server"?)',
    ],
    [
      '{by: lena, do: make-disk-key, of: disk, text: key}',
      '«key}» nothing is called "key" by then',
    ],
    [
      '{by: lena, do: assume, to: theif}',
      '«theif}» nobody of the cast is called "theif" (did you mean "thief"?)',
    ],
    ["{by: lena, do: list-disks, set: {'a..b': 1}}", `«set: {'a..» "a..b" is no path`],
    ["{by: lena, do: list-disks, unset: ['[']}", `«unset: ['[» "[" is no path`],
    [
      '{by: lena, do: list-disks, at: never}',
      '«never}» "never" is no time (write +15m, 02:24:10, day 3 02:24:10 or 2026-09-15T02:24:10Z)',
    ],
  ])('%s', (text, fault) => {
    expect(faultsOf(step(text))).toEqual([fault])
    expect(loadScenario({ text: step(resource, text) }).loaded).toBeUndefined()
  })

  it('of the cast', () => {
    const text = scenarioText(theft).replace(
      'server: {kind: instance, in: ours}',
      'server: {kind: instance, in: our}',
    )
    expect(faultsOf(text)).toEqual(['«our}» no place is called "our" (did you mean "ours"?)'])
  })

  it('of the start, the noise and the delivery', () => {
    expect(faultsOf(scenarioText(theft).replace('2026-09-15T00', '2026-09-31T00'))).toEqual([
      '«2026-09-31» "2026-09-31T00:00:00Z" is no UTC time (write 2026-09-15T00:00:00Z)',
    ])
    const noise = (part: string): readonly string[] =>
      faultsOf(scenarioText(theft, `noise: [{${part}, perDay: 3}]\n`))
    expect(noise('kind: people, in: our')).toEqual(['«our, perDa» no place is called "our"'])
    expect(noise('kind: peple, in: ours')).toEqual([
      expect.stringMatching(/^«peple, in:» aws has no noise called "peple" \(there are .*people/),
    ])
    const late = 'delivery: {late: 0.1, lateBy: 9999999999d}\n'
    expect(faultsOf(scenarioText(theft, late))).toEqual([
      '«9999999999» "9999999999d" lies beyond the year 9999',
    ])
  })
})

describe('names that every object has', () => {
  it.each(['constructor', 'toString', '__proto__'])('are no names of a scenario: %s', (name) => {
    const faults = [
      step(`{by: ${name}, do: list-disks}`),
      step(`{by: lena, do: ${name}}`),
      step(`{by: lena, do: detach, of: ${name}}`),
      scenarioText(theft, `noise: [{kind: people, in: ${name}, perDay: 3}]\n`),
    ].map((text) => faultsOf(text).length)
    expect(faults).toEqual([1, 1, 1, 1])
  })
})
