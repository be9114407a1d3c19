import { didYouMean } from '../../base/did-you-mean.ts'
import type {
  EqlExpression,
  EqlField,
  EqlPipe,
  EqlQuery,
  EqlSample,
  EqlSequence,
  EqlStage,
  EqlStatement,
} from './ast.ts'
import type { CheckContext } from './check-context.ts'
import { checkExpression, checkFilter } from './check.ts'
import { constantOf } from './constant.ts'
import type { EqlType } from './functions.ts'
import { excerptOf } from './print.ts'
import { isRemovedPipe, removedPipeFault } from './removed-pipes.ts'

/** Reports what Elasticsearch's verifier would refuse in a whole statement (eql.md section 13). */
export function checkStatement({ query, pipes }: EqlStatement, context: CheckContext): void {
  switch (query.kind) {
    case 'filter':
      checkFilter(query, context)
      break
    case 'sequence':
      checkSequence(query, context)
      break
    case 'sample':
      checkSample(query, context)
      break
  }
  for (const pipe of pipes) checkPipe(pipe, query, context)
}

function checkSequence(query: EqlSequence, context: CheckContext): void {
  const { stages, until, span } = query
  const count = stages.reduce((sum, stage) => sum + stage.runs, 0)
  if (count < 2) {
    const message = 'a sequence needs at least two stages'
    context.report({ code: 'eql-stages', message, hint: 'with runs=2 counts as two', span })
  }
  const isMissing = stages.some((stage) => stage.isMissing)
  if (isMissing && query.maxspan === undefined) {
    const message = 'a missing event ![..] needs a maxspan'
    context.report({ code: 'eql-missing-event', message, span })
  }
  if (stages.every((stage) => stage.isMissing)) {
    const message = 'a sequence needs at least one stage that is not missing'
    context.report({ code: 'eql-missing-event', message, span })
  }
  if (until?.isMissing === true || (until !== undefined && until.runs > 1)) {
    const message = 'until takes a plain stage, without ! and runs'
    context.report({ code: 'eql-missing-event', message, span: until.span })
  }
  checkStages(query.by, until === undefined ? stages : [...stages, until], context)
}

function checkSample(query: EqlSample, context: CheckContext): void {
  const refuse = (message: string): void =>
    context.report({ code: 'eql-sample', message, span: query.span })
  if (query.stages.length < 2) refuse('a sample needs at least two filters')
  if (query.stages.some((stage) => stage.isMissing)) refuse('a sample takes no missing events')
  if (query.stages.some((stage) => stage.runs > 1)) refuse('a sample takes no runs')
  if (query.by.length + (query.stages[0]?.by.length ?? 0) === 0) refuse('a sample needs a key')
  checkStages(query.by, query.stages, context)
}

/** Every stage must have as many keys as the first, of types that fit, shared ones first. */
function checkStages(
  shared: readonly EqlExpression[],
  stages: readonly EqlStage[],
  context: CheckContext,
): void {
  const sharedTypes = checkKeys(shared, context)
  let first: readonly EqlType[] | undefined
  for (const stage of stages) {
    checkFilter(stage.filter, context)
    const types = [...sharedTypes, ...checkKeys(stage.by, context)]
    if (first !== undefined) compareKeys({ first, types, stage }, context)
    first ??= types
  }
}

function checkKeys(keys: readonly EqlExpression[], context: CheckContext): readonly EqlType[] {
  return keys.map((key) => {
    if (key.kind === 'field') return checkExpression(key satisfies EqlField, context)
    const message = `a key is a plain field; ${excerptOf(key)} is none`
    context.report({ code: 'eql-unsupported-key', message, span: key.span })
    return 'any'
  })
}

interface KeyComparison {
  readonly first: readonly EqlType[]
  readonly types: readonly EqlType[]
  readonly stage: EqlStage
}

function compareKeys({ first, types, stage }: KeyComparison, context: CheckContext): void {
  if (first.length !== types.length) {
    const message = `the stage has ${types.length} keys, the first one ${first.length}`
    context.report({ code: 'eql-key-count', message, span: stage.span })
    return
  }
  for (const [index, type] of types.entries()) {
    const other = first[index] ?? 'any'
    if (canBeEqual(type, other)) continue
    const message = `key ${index + 1} is of type ${type} here and of type ${other} in the first stage`
    context.report({ code: 'eql-key-type', message, span: stage.span })
  }
}

function canBeEqual(first: EqlType, second: EqlType): boolean {
  const [one, other] = [first, second].map((type) => (type === 'decimal' ? 'number' : type))
  return one === other || [one, other].some((type) => type === 'any' || type === 'null')
}

function checkPipe(pipe: EqlPipe, query: EqlQuery, { report }: CheckContext): void {
  const { name, span } = pipe
  if (query.kind === 'sample') {
    report({ code: 'eql-sample', message: 'a sample takes no pipes', span })
  } else if (isRemovedPipe(name)) {
    report(removedPipeFault(name, span))
  } else if (name !== 'head' && name !== 'tail') {
    const hint = didYouMean(name, ['head', 'tail'])
    report({ code: 'eql-pipe', message: `there is no pipe "${name}"`, hint, span })
  } else if (!isCount(pipe.arguments)) {
    report({ code: 'eql-pipe', message: `"${name}" takes one whole number from 0 on`, span })
  }
}

function isCount(values: readonly EqlExpression[]): boolean {
  const [only] = values
  const constant = only === undefined || values.length > 1 ? undefined : constantOf(only)
  return typeof constant?.value === 'number' && constant.value >= 0 && !constant.isDecimal
}
