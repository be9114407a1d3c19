import ipaddr from 'ipaddr.js'
import * as z from 'zod'

/**
 * The file format of Atomic Red Team, as its own models demand it (reference/playbooks.md 4.1): strict,
 * a key that it does not know is refused. Our tests are written to it and read from it.
 *
 * How the commands of our own tests are written:
 * - `#{name}` stands for an input, as in Atomic Red Team, and for one word: `"#{name}"` or `#{name}`.
 *   It stands where a shell variable can stand, never in backticks, arithmetic or a quoted here-document;
 *   and in YAML in a literal block or between quotes, because a space and # begin a remark there.
 * - They call `aws`, `az`, `gcloud` and POSIX tools, nothing else.
 * - What the clean-up must know stands in files of `${TMPDIR:-/tmp}/spoor-<first 8 of the id>/`. The
 *   command makes the folder (`mkdir -p` and `chmod 700`, both before the first call) and writes the id
 *   or name of each thing right after it was made, so that an interrupted run can be cleaned up too.
 * - Names that the command gives are its own (`spoor-<first 8 of the id>-...`), never those of an input.
 * - The clean-up deletes only what stands in these files, nothing that it finds or that an input names,
 *   does nothing where they are absent, and removes the folder at the end.
 * test/atomics.test.ts holds every shipped test to this.
 */

const platforms = [
  'windows',
  'macos',
  'linux',
  'office-365',
  'azure-ad',
  'google-workspace',
  'saas',
  'iaas',
  'containers',
  'iaas:gcp',
  'iaas:azure',
  'iaas:aws',
  'esxi',
] as const

const shells = ['sh', 'bash', 'powershell', 'command_prompt'] as const

const argumentSchema = z
  .strictObject({
    description: z.string(),
    type: z.enum(['url', 'string', 'float', 'integer', 'path']),
    default: z.union([z.string(), z.number(), z.null()]),
  })
  .superRefine(({ type, default: value }, context) => {
    if (value === null || suits(type, value)) return
    context.addIssue({
      code: 'custom',
      path: ['default'],
      message: `must be null or of type ${type}`,
    })
  })

const dependencySchema = z.strictObject({
  description: z.string().min(1),
  prereq_command: z.string().min(1),
  get_prereq_command: z.string().nullable().describe('The key must stand there.'),
})

const commandSchema = z.strictObject({
  name: z.enum(shells),
  command: z.string().min(1),
  cleanup_command: z.string().nullable().optional(),
  elevation_required: z.boolean().optional(),
})

const manualSchema = z.strictObject({
  name: z.literal('manual'),
  steps: z.string().min(10),
  // Their models let it stand beside steps as well, where it says nothing.
  elevation_required: z.boolean().optional(),
})

const atomicTestSchema = z
  .strictObject({
    name: z.string().min(1),
    auto_generated_guid: z.uuid({ version: 'v4' }).optional(),
    description: z.string().min(1),
    supported_platforms: z.array(z.enum(platforms)).min(1),
    input_arguments: z.record(z.string(), argumentSchema).optional(),
    dependency_executor_name: z.enum([...shells, 'manual']).optional(),
    dependencies: z.array(dependencySchema).nullable().optional(),
    executor: z.discriminatedUnion('name', [commandSchema, manualSchema]),
  })
  .superRefine((test, context) => {
    for (const { path, message } of crossFaultsOf(test)) {
      context.addIssue({ code: 'custom', path: [...path], message })
    }
  })

/** The schema of a file of Atomic Red Team: the tests of one technique. */
export const atomicFileSchema = z.strictObject({
  attack_technique: z.string().regex(/^T\d{4}(\.\d{3})?$/, 'must be like T1578 or T1578.001'),
  display_name: z.string().min(5),
  atomic_tests: z.array(atomicTestSchema).min(1),
})

/** A file of Atomic Red Team. */
export type AtomicFile = z.infer<typeof atomicFileSchema>
/** One test of it. */
export type AtomicTest = z.infer<typeof atomicTestSchema>
/** One input of a test. */
export type AtomicArgument = z.infer<typeof argumentSchema>

/** Names of inputs are short; the bound keeps hostile text from costing quadratic time. */
const placeholder = /#\{([^}\n]{0,200})\}/g

/** The names that stand as `#{name}` in texts, each once, in their order. */
export function inputNamesIn(texts: readonly (string | null | undefined)[]): readonly string[] {
  const found = texts.flatMap((text) => [...(text ?? '').matchAll(placeholder)])
  return [...new Set(found.map(([, name = '']) => name))]
}

interface Fault {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** The rules that join several keys of a test. */
function crossFaultsOf(test: AtomicTest): readonly Fault[] {
  const { executor, dependencies, dependency_executor_name: shell } = test
  const faults: Fault[] = [...argumentFaults(test)]
  if (shell !== undefined && (dependencies ?? []).length === 0) {
    const message = 'stands only beside dependencies; leave it out'
    faults.push({ path: ['dependency_executor_name'], message })
  }
  const isUnix = test.supported_platforms.some((one) => one === 'linux' || one === 'macos')
  if (isUnix && executor.name !== 'manual' && executor.elevation_required !== true) {
    const usesSudo = [executor.command, executor.cleanup_command].some((one) =>
      one?.includes('sudo'),
    )
    const message = 'uses sudo, so elevation_required must be true'
    if (usesSudo) faults.push({ path: ['executor'], message })
  }
  return faults
}

/** Every declared argument is used, and everything used is declared. */
function argumentFaults(test: AtomicTest): readonly Fault[] {
  const { input_arguments: declared } = test
  const places = placesOf(test)
  const used = new Set(inputNamesIn(places.flatMap(({ texts }) => texts)))
  const names = Object.keys(declared ?? {})
  const empty = { path: ['input_arguments'], message: 'is empty; leave the key out' }
  return [
    ...(declared !== undefined && names.length === 0 ? [empty] : []),
    ...names.flatMap((name): readonly Fault[] => {
      const path = ['input_arguments', name]
      if (!/^[\w-]{2,}$/.test(name)) {
        return [{ path, message: 'the name must be two or more letters, digits, _ or -' }]
      }
      return used.has(name) ? [] : [{ path, message: 'no command uses this argument' }]
    }),
    ...places.flatMap(({ path, texts }) =>
      inputNamesIn(texts)
        .filter((name) => !names.includes(name))
        .map((name) => ({ path, message: `#{${name}} is not declared in input_arguments` })),
    ),
  ]
}

function placesOf({ executor, dependencies }: AtomicTest): readonly {
  readonly path: readonly (string | number)[]
  readonly texts: readonly (string | null | undefined)[]
}[] {
  const own =
    executor.name === 'manual' ? [executor.steps] : [executor.command, executor.cleanup_command]
  return [
    { path: ['executor'], texts: own },
    ...(dependencies ?? []).map((one, place) => ({
      path: ['dependencies', place],
      texts: [one.prereq_command, one.get_prereq_command],
    })),
  ]
}

const domain = /^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d][a-z\d-]{0,61}[a-z\d]$/

/** May a value be the default of an argument of this type? Account numbers are text, not numbers. */
function suits(type: AtomicArgument['type'], value: string | number): boolean {
  if (type === 'integer') return /^[+-]?\d+$/.test(String(value))
  if (type === 'float') return typeof value === 'number'
  if (typeof value !== 'string') return false
  return type !== 'url' || URL.canParse(value) || domain.test(value) || ipaddr.isValid(value)
}
