/**
 * Classes and enums of scripts. The implementation lives in `engine/classes/`; this file is where the compiler reaches it.
 */
export { compileBaseConstructorCall, invokeBaseMethod } from '../classes/type-definition.ts';
