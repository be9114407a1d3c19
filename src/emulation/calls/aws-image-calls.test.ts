import { expect, it } from 'vitest'
import { copyImage, createImage, shareImage } from './aws-image-calls.ts'

it('an image is asked for by instance and answered with its id alone', () => {
  const { request, response } = createImage({ instanceId: 'i-1', imageId: 'ami-1', name: 'base' })
  expect(request).toMatchObject({ instanceId: 'i-1', name: 'base' })
  expect(request).not.toHaveProperty('imageId')
  expect(response).toEqual({ imageId: 'ami-1' })
})

it('a copy names where it comes from and gets an id of its own', () => {
  const source = { sourceImageId: 'ami-1', sourceRegion: 'eu-west-1', name: 'b', clientToken: 't' }
  const { request, response } = copyImage({ ...source, imageId: 'ami-2' })
  expect(request).toEqual({ ...source, encrypted: false })
  expect(response).toEqual({ imageId: 'ami-2' })
})

it('a share adds the account to the launch permission', () => {
  const { name, request } = shareImage('ami-1', '777788889999')
  expect(name).toBe('ModifyImageAttribute')
  expect(request).toMatchObject({
    imageId: 'ami-1',
    launchPermission: { add: { items: [{ userId: '777788889999' }] } },
  })
})
