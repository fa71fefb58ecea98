// The DfE's SSDA903 return (children looked after): read it, check it, tell each child's history, write it.
export { emptyTables, type FileSummary, type ParsedReturn, parseReturn, type ReturnFile } from './parse-return.js';
export { writeReturn } from './write-return.js';
