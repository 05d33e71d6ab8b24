/** Who is calling, with which roles, groups and permissions. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.greenroom.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
