import { describe, expect, it } from 'vitest'
import { mergeAzureNatives } from './merge-azure.ts'

describe('the natives of one Azure operation', () => {
  it('give who, where and what first, and what it came to last', () => {
    const started = {
      caller: '',
      resourceId: '/a',
      level: 'Informational',
      subStatus: { value: '' },
    }
    const failed = {
      caller: 'a@b.c',
      resourceId: '/A',
      level: 'Error',
      subStatus: { value: 'Conflict' },
      status: { value: 'Failed' },
    }
    expect(mergeAzureNatives([started, failed], failed)).toEqual({
      caller: 'a@b.c',
      resourceId: '/a',
      level: 'Error',
      subStatus: { value: 'Conflict' },
      status: { value: 'Failed' },
      resultType: 'Failure',
    })
  })

  it('keep the result type as Event Hub spelt it', () => {
    const row = { status: { value: 'Succeeded' }, resultType: 'Succeeded' }
    expect(mergeAzureNatives([{ status: { value: 'Started' } }, row], row)).toMatchObject({
      resultType: 'Succeeded',
    })
  })

  it('unite bodies, an error with what was accepted, and text with nothing', () => {
    const responses = [
      { id: 'x', properties: { creationData: 1, state: 'Updating' } },
      { properties: { state: 'Succeeded' } },
      { error: { code: 'Conflict' } },
      'cut {',
    ]
    const natives = responses.map((responseBody) => ({ properties: { responseBody } }))
    expect(mergeAzureNatives(natives, {})['properties']).toEqual({
      responseBody: {
        id: 'x',
        properties: { creationData: 1, state: 'Succeeded' },
        error: { code: 'Conflict' },
      },
    })
    const [, , , text] = natives
    expect(mergeAzureNatives(text === undefined ? [] : [{}, text], {})).toHaveProperty(
      'properties.responseBody',
      'cut {',
    )
  })
})
