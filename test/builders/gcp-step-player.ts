import { type JsonObject, type JsonValue, objectOf, valueAt } from '../../src/base/json.ts'
import { playActions } from './action-player.ts'

/** A cast of one project, with one thing of most kinds, and a project whose log is not read. */
const gcpCast = `
  places:
    ours: {cloud: gcp, id: example-production, region: europe-west1-c}
    sister: {cloud: gcp, id: example-recovery, region: europe-west4-b}
    theirs: {cloud: gcp, id: example-outside, region: us-central1-a, logged: false}
  principals:
    lena: {in: ours, kind: user, name: lena@example.com, address: 198.51.100.23}
    bot: {in: ours, kind: application, key: true}
    mallory: {in: theirs, kind: user, name: mallory@outside.example.org}
  resources:
    server: {kind: instance, in: ours}
    disk: {kind: disk, in: ours, on: server, size: 50}
    sister-disk: {kind: disk, in: sister}
    their-disk: {kind: disk, in: theirs}
    old: {kind: snapshot, in: ours, of: disk}
    picture: {kind: image, in: ours}
    whole: {kind: machine-image, in: ours, of: server}
    shop: {kind: database, in: ours}
    dump: {kind: database-snapshot, in: ours, of: shop}
    door: {kind: network-group, in: ours}
    bucket: {kind: bucket, in: ours, id: example-drop}
`

/** The payloads of the merged entries that steps of `lena` leave, each a line of YAML. */
export function gcpPayloads(...steps: readonly string[]): readonly JsonObject[] {
  return playActions(gcpCast, steps).map(({ native }) => objectOf(native['protoPayload']) ?? {})
}

/** What stands at a path of the payload of the last of some steps. */
export function lastPayload(
  steps: readonly string[],
  ...path: readonly string[]
): JsonValue | undefined {
  return valueAt(gcpPayloads(...steps).at(-1), ...path)
}

/** What the last of some steps requests, without its type. */
export function lastRequest(...steps: readonly string[]): JsonObject {
  const { '@type': _type, ...request } = objectOf(lastPayload(steps, 'request')) ?? {}
  return request
}
