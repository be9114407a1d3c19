export { t as explainQuery } from "./chunk-A7kfj3RX.js";
