export { n as loadQueryFile, r as loadQueryText, i as loadRule, a as loadShippedDetections, o as loadUserDetections } from "./chunk-CVjJk4dA.js";
