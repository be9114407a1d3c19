/** Which data a rule of Elastic is about, and whether that is data that Spoor reads. */
import type { EqlExpression, EqlStatement } from './ast.ts'
import { constantOf } from './constant.ts'

/** The data sets that our normalisers fill, as Elastic's integrations name them. */
const dataSets = ['aws.cloudtrail', 'azure.activitylogs', 'gcp.audit'] as const
/** The data streams that hold them, in the default namespace. */
const dataStreams = dataSets.map((name) => `logs-${name}-default`)
/** Beats write every module into one index, so that its name tells nothing of the data. */
const unspecific: readonly string[] = ['filebeat-*', 'filebeat*', '*:filebeat-*']

const dataSetFields: readonly string[] = ['event.dataset', 'data_stream.dataset']

/**
 * What a rule needs that is not read: the names of indices when none of them holds our logs, or of data
 * sets when the query asks for others only; `undefined` for a rule that can find something.
 */
export function unreadData(
  indices: readonly string[],
  statement: EqlStatement | undefined,
): readonly string[] | undefined {
  const foreign = foreignIndices(indices)
  const others = indices.filter((one) => !unspecific.includes(one) && !one.startsWith('-'))
  if (others.length > 0 && foreign.length === others.length) return foreign
  const asked = statement === undefined ? [] : askedDataSets(statement)
  const isOurs = asked.some((name) => dataSets.some((one) => fitsPattern(name, one)))
  return asked.length === 0 || isOurs ? undefined : asked
}

/** The index patterns that cannot hold one of our logs. */
export function foreignIndices(indices: readonly string[]): readonly string[] {
  return indices.filter((index) => {
    if (unspecific.includes(index) || index.startsWith('-')) return false
    // `cluster:index` asks another cluster for an index.
    const pattern = index.slice(index.lastIndexOf(':') + 1)
    return !dataStreams.some((stream) => fitsPattern(pattern, stream))
  })
}

/** Does a text fit a pattern in which `*` stands for anything? Letter case does not count. */
export function fitsPattern(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*')
  const last = rest.pop()
  const whole = text.toLowerCase()
  if (last === undefined) return whole === first
  if (!whole.startsWith(first)) return false
  let from = first.length
  for (const part of rest) {
    const found = whole.indexOf(part, from)
    if (found < 0) return false
    from = found + part.length
  }
  return whole.length - last.length >= from && whole.endsWith(last)
}

/** The data sets that the conditions of a statement name, outside of `not`. */
function askedDataSets({ query }: EqlStatement): readonly string[] {
  const filters = query.kind === 'filter' ? [query] : query.stages.map(({ filter }) => filter)
  return filters.flatMap(({ where }) => askedIn(where))
}

function askedIn(node: EqlExpression): readonly string[] {
  switch (node.kind) {
    case 'and':
    case 'or':
      return node.of.flatMap(askedIn)
    case 'comparison':
      if (node.operator !== '==') return []
      return isDataSet(node.left) ? textsOf([node.right]) : []
    case 'in':
      return isDataSet(node.value) && !node.negated ? textsOf(node.items) : []
    case 'match':
      return isDataSet(node.value) && !node.operator.startsWith('regex')
        ? textsOf(node.patterns)
        : []
    default:
      return []
  }
}

function isDataSet(node: EqlExpression): boolean {
  return node.kind === 'field' && dataSetFields.includes(node.path)
}

function textsOf(nodes: readonly EqlExpression[]): readonly string[] {
  return nodes.flatMap((node) => {
    const value = constantOf(node)?.value
    return typeof value === 'string' ? [value] : []
  })
}
