/** Problem documents, and the pages of the single-page application. */
@ApplicationModule(allowedDependencies = {"security"})
@NullMarked
package dev.greenroom.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
