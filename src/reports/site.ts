/** A static site of techniques, detections and tests: plain pages that need neither network nor server. */
import { renderNavigatorLayer } from './navigator-layer.ts'
import type { SiteContent, SiteFile } from './site-content.ts'
import { detectionPage } from './site-detection-page.ts'
import { createFrame } from './site-frame.ts'
import { guidePage } from './site-guide.ts'
import { indexPage, layerPathOfAll } from './site-index-page.ts'
import { layOutSite, type SiteMap } from './site-map.ts'
import { techniquePage } from './site-technique-page.ts'
import { testPage } from './site-test-page.ts'

/** Renders a site; the same content gives the same bytes, in whatever order it was read. */
export async function renderSite(content: SiteContent): Promise<readonly SiteFile[]> {
  const site = layOutSite(content)
  const frame = await createFrame()
  const pages = [
    indexPage(site),
    ...site.techniques.map((one) => techniquePage(one, site)),
    ...site.detections.map((one) => detectionPage(one, site)),
    ...site.tests.map((one) => testPage(one, site)),
    ...site.guides
      .filter(({ path }) => path.startsWith('guides/'))
      .map((one) => guidePage(one, site)),
  ]
  return [...pages.map((page) => ({ path: page.path, text: frame(page) })), ...downloads(site)]
}

function downloads(site: SiteMap): readonly SiteFile[] {
  const { detections, techniques, guides, queries, attackVersion } = site
  const layer = (
    path: string,
    [name, description]: readonly [string, string],
    of: SiteMap['detections'],
  ): SiteFile => ({
    path,
    text: renderNavigatorLayer(
      of.map(({ detection }) => detection),
      { name, description, ...(attackVersion === undefined ? {} : { attackVersion }) },
    ),
  })
  return [
    layer(layerPathOfAll, ['Spoor', 'Techniques by how many detections there are'], detections),
    ...techniques.map((one) =>
      layer(one.layerPath, [`Spoor ${one.id}`, `Detections of ${one.id}`], one.detections),
    ),
    ...detections.flatMap((one) => [
      { path: one.rulePath, text: one.detection.text },
      layer(one.layerPath, [one.detection.title, `Techniques of ${one.name}`], [one]),
    ]),
    ...guides.map(({ downloadPath, playbook }) => ({ path: downloadPath, text: playbook.text })),
    ...queries.map(({ path, file }) => ({ path, text: file.text })),
  ]
}
