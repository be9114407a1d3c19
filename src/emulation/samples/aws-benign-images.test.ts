import { expect, it } from 'vitest'
import { createRandom } from '../random.ts'
import { playImageBuilds } from './aws-benign-images.ts'
import { createAwsScene } from './aws-scene.ts'
import { storyDays } from './story.ts'

const scene = createAwsScene(createRandom('image test'))
const images = playImageBuilds(scene)
const records = scene.records()
const count = (name: string): number =>
  records.filter(({ record }) => record['eventName'] === name).length

it('one image a day, none launchable before it was built', () => {
  expect(images.map(({ time }) => Math.floor(time / 86_400_000) * 86_400_000)).toEqual(storyDays)
  for (const { imageId, time } of images) {
    const share = records.find(
      ({ record }) =>
        record['eventName'] === 'ModifyImageAttribute' && JSON.stringify(record).includes(imageId),
    )
    expect(share?.time).toBeLessThan(time)
  }
})

it('what a build opens, starts and makes it also removes', () => {
  expect(count('TerminateInstances')).toBe(count('RunInstances'))
  expect(count('DeleteSecurityGroup')).toBe(count('AuthorizeSecurityGroupIngress'))
  expect(count('DeleteKeyPair')).toBe(images.length)
})
