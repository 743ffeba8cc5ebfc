/** Stage 6, publish: a staging folder becomes the output folder, at once. */
package dev.headwater.codegen.output;
