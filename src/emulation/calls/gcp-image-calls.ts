import { presentFields } from '../present-fields.ts'
import { createRandom } from '../random.ts'
import { computeCall, linkTo, partsOf } from './gcp-compute-call.ts'
import type { GcpPermission } from './gcp-permission.ts'
import type { GcpCall } from './gcp-player.ts'

/** Of what an image is made; a file is a raw disk in Cloud Storage, by its URL. */
export type ImageOrigin =
  | { readonly disk: string }
  | { readonly snapshot: string }
  | { readonly image: string }
  | { readonly file: string }

/** compute.images.insert (reference/telemetry.md 2.8). */
export function insertImage(
  image: string,
  source: ImageOrigin,
  more: {
    readonly family?: string
    readonly guestOsFeatures?: readonly string[]
    readonly location?: string
  } = {},
): GcpCall {
  const { family, guestOsFeatures, location = 'eu' } = more
  const isFile = 'file' in source
  return computeCall('insert', image, {
    permissions: [{ permission: 'compute.images.create', resource: image }, ...readingOf(source)],
    request: presentFields({
      name: partsOf(image).name,
      family,
      guestOsFeatures: guestOsFeatures?.map((type) => ({ type })),
      sourceDisk: 'disk' in source ? source.disk : undefined,
      sourceSnapshot: 'snapshot' in source ? source.snapshot : undefined,
      sourceImage: 'image' in source ? source.image : undefined,
      rawDisk: isFile ? { source: source.file } : undefined,
      sourceType: isFile ? 'RAW' : undefined,
      storageLocations: isFile ? undefined : [location],
    }),
    operation: { type: 'insert', target: image },
    locations: [location],
  })
}

function readingOf(source: ImageOrigin): readonly GcpPermission[] {
  if ('disk' in source) {
    return [{ permission: 'compute.disks.useReadOnly', resource: source.disk }]
  }
  if ('snapshot' in source) {
    return [{ permission: 'compute.snapshots.useReadOnly', resource: source.snapshot }]
  }
  return 'image' in source
    ? [{ permission: 'compute.images.useReadOnly', resource: source.image }]
    : []
}

/** compute.machineImages.insert: an instance with its disks and metadata. */
export function insertMachineImage(machineImage: string, instance: string): GcpCall {
  return computeCall('insert', machineImage, {
    permissions: [
      { permission: 'compute.machineImages.create', resource: machineImage },
      { permission: 'compute.instances.useReadOnly', resource: instance },
    ],
    request: {
      name: partsOf(machineImage).name,
      sourceInstance: linkTo(instance),
      storageLocations: ['eu'],
    },
    operation: { type: 'insert', target: machineImage },
  })
}

/** What leaves as a file, and where to. */
export interface ImageExport {
  readonly project: string
  /** The image, or the snapshot, by name. */
  readonly source: { readonly image: string } | { readonly snapshot: string }
  /** `gs://bucket/object`. */
  readonly destination: string
}

/**
 * `gcloud compute images export` as the log has it: a build that runs the export tool, which names
 * what is exported in its arguments. The paths are unconfirmed (reference/telemetry.md 2.8
 * [unverified]).
 */
export function exportImage({ project, source, destination }: ImageExport): GcpCall {
  const option =
    'image' in source ? `-source_image=${source.image}` : `-source_disk_snapshot=${source.snapshot}`
  const resource = `projects/${project}`
  const builds = `${resource}/locations/global/builds`
  const service = 'cloudbuild.googleapis.com'
  return {
    service,
    method: 'google.devtools.cloudbuild.v1.CloudBuild.CreateBuild',
    project,
    resourceName: `${resource}/builds`,
    resource: {
      type: 'build',
      labels: {
        build_id: createRandom(`build ${option} ${destination}`).uuid(),
        build_trigger_id: '',
      },
    },
    permissions: [
      {
        permission: 'cloudbuild.builds.create',
        resource,
        attributes: { service, name: builds, type: `${service}/Build` },
      },
    ],
    request: {
      '@type': 'type.googleapis.com/google.devtools.cloudbuild.v1.CreateBuildRequest',
      projectId: project,
      build: {
        steps: [
          {
            name: 'gcr.io/compute-image-tools/gce_vm_image_export:release',
            args: [
              '-timeout=7056s',
              option,
              '-client_id=gcloud',
              `-destination_uri=${destination}`,
            ],
          },
        ],
        tags: ['gce-daisy', 'gce-daisy-image-export'],
        timeout: '7200s',
      },
    },
    operation: { type: 'CreateBuild', target: `${resource}/builds` },
    locations: ['global'],
  }
}
