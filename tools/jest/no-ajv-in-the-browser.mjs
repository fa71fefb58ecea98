// Stands in for @rjsf/validator-ajv8, which @rjsf/core imports for its own tests only and we do not install (strict CSP).
export default {};
