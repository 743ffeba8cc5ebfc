/**
 * What the engine and the tool bridges say to each other. Only JDK types cross, because each bridge
 * lives in a class loader of its own.
 */
package dev.headwater.spi;
