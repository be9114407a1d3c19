export { t as hunt } from "./chunk-DoS8Xm6j.js";
