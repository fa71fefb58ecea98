// Entry of `npm start`, `npm test` and `npm run homeward`: refuses an old Node in syntax that an old Node can read, then hands over.
'use strict';

var needed = [20, 19];
var have = process.versions.node.split('.').map(Number);

if (have[0] < needed[0] || (have[0] === needed[0] && have[1] < needed[1])) {
  console.error('Homeward needs Node ' + needed.join('.') + ' or newer, and this is ' + process.version + '.');
  process.exit(1);
}

// In a string: an old Node would stop at the word `import` before it could say the sentence above.
eval("import('./bootstrap/main.mjs')").then(function (bootstrap) {
  return bootstrap.main(process.argv[2], process.argv.slice(3));
});
