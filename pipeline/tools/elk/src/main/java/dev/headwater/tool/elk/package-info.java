/** The only code that calls ELK. */
package dev.headwater.tool.elk;
