/** What the stand-ins of aws, az and gcloud were asked, and whether a clean-up kept to its own things. */

/** One call of a stand-in (test/atomics/cloud-stub.sh). */
export interface StubCall {
  readonly kind: 'creating' | 'reading' | 'changing' | 'failed'
  /** The ids that it gave out. */
  readonly ids: readonly string[]
  readonly program: string
  readonly words: readonly string[]
}

/** The calls that a log of the stand-ins holds. */
export function readStubLog(text: string): readonly StubCall[] {
  return text
    .split('\u001e')
    .slice(0, -1)
    .map((record) => {
      const [kind = '', ids = '', program = '', ...words] = record.split('\u001f').slice(0, -1)
      const given = ids.split('\u001d').filter((id) => id !== '')
      // The stub writes no other kind.
      return { kind: kind as StubCall['kind'], ids: given, program, words }
    })
}

/** A call as one line. */
export function wordsOf({ program, words }: StubCall): string {
  return [program, ...words].join(' ')
}

/** Options that name no thing: where a call goes, how it prints, to whom a permission was given. */
const ambient: Readonly<Record<string, readonly string[]>> = {
  aws: (
    'region profile output query description filters attribute attribute-name operation-type ' +
    'user-ids group-names values-to-remove create-volume-permission launch-permission protocol ' +
    'port cidr ip-permissions'
  ).split(' '),
  az: 'resource-group g subscription output o query method m location l'.split(' '),
  gcloud: 'project zone region format member role condition description'.split(' '),
}

/** Options of gcloud that take no value: what follows one is a name. */
const bare = ['quiet', 'q', 'async', 'global', 'no-user-output-enabled']

/** The values of a call that name things, each on its own. */
export function thingsIn({ program, words }: StubCall): readonly string[] {
  // Where the group itself is deleted, its name says which.
  const isGroup = program === 'az' && words[0] === 'group'
  const groups = ['resource-group', 'g']
  const left = (ambient[program] ?? []).filter((name) => !(isGroup && groups.includes(name)))
  const things: string[] = []
  let option: string | undefined
  let isPath = true
  let path = 0
  for (const word of words) {
    const [, name, value] = /^--?([a-z][\w-]*)(?:=([\s\S]*))?$/i.exec(word) ?? []
    if (name !== undefined) {
      const takesNone = value !== undefined || (program === 'gcloud' && bare.includes(name))
      option = takesNone ? undefined : name
      if (program === 'az') isPath = false
      if (value !== undefined && !left.includes(name)) things.push(value)
      continue
    }
    if (option !== undefined) {
      if (!left.includes(option)) things.push(word)
      if (program === 'gcloud') option = undefined
      continue
    }
    // aws service operation; az words until the first option; gcloud words until the verb.
    if (program === 'aws' && path < 2) path++
    else if (!(isPath && program !== 'aws')) things.push(word)
    if (program === 'gcloud' && isPath) isPath = !gcloudVerb.test(word)
  }
  return things.flatMap((thing) => thing.split(',')).filter((thing) => thing !== '')
}

const gcloudVerb =
  /^(create|clone|copy|import|export|snapshot|delete|describe|list|wait|update|start|stop|patch|(add|remove|set|get|print|attach|detach)-.*)$/

/**
 * What is wrong with the calls of a clean-up: each that does more than read may name only what the calls
 * of the command made, by an id that was given out or a name that the command chose, never the default
 * of an input.
 */
export function strayThings(
  command: readonly StubCall[],
  cleanup: readonly StubCall[],
  defaults: readonly string[],
): readonly string[] {
  const read = command.filter(({ kind }) => kind === 'reading').flatMap(({ ids }) => ids)
  const making = command.filter(({ kind }) => kind === 'creating')
  const made = new Set(making.flatMap((call) => [...call.ids, ...thingsIn(call)]))
  for (const one of [...read, ...defaults]) made.delete(one)
  return cleanup
    .filter(({ kind }) => kind !== 'reading')
    .flatMap((call) => {
      const things = thingsIn(call)
      const stray = things.filter((thing) => !made.has(thing))
      const told = stray.map((thing) => `the clean-up touches ${thing}: ${wordsOf(call)}`)
      return things.length === 0 ? [`the clean-up names nothing: ${wordsOf(call)}`] : told
    })
}
