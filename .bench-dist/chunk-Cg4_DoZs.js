export { i as plainPaint } from "./chunk-B9J0feV1.js";
