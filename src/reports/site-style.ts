/** The style of the pages of a site. */
import { pageStyle } from './page-style.ts'

/** What every page has, and the search and contents of a site. */
export const siteStyle = `${pageStyle}
.search{margin:1.25rem 0}
.search label{display:block;font-weight:600;margin-bottom:.25rem}
.search input{width:100%;max-width:36rem;font-size:1.05rem;padding:.5rem .7rem}
.contents{border-left:4px solid var(--line);padding-left:1rem}
.contents ul{list-style:none;padding-left:0}
.contents ul ul{padding-left:1.2rem}
`
