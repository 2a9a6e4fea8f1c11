# `make install` and packages: the program in bin, weights and codebook in share/dragoman, manual pages and
# completions written by the program itself. tools/package.sh calls cpack twice (cmake/cpack_formats.cmake):
# for Debian with dependencies, and as a tarball that carries its libraries in lib/dragoman.
include(GNUInstallDirs)
set_target_properties(dragoman PROPERTIES INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}/dragoman")

set(described ${CMAKE_BINARY_DIR}/described)
add_custom_command(
  OUTPUT ${described}/dragoman.bash
  COMMAND dragoman manual ${described}/man
  COMMAND dragoman completion bash > ${described}/dragoman.bash
  COMMAND dragoman completion zsh > ${described}/_dragoman
  COMMAND dragoman completion fish > ${described}/dragoman.fish
  DEPENDS dragoman VERBATIM)
add_custom_target(descriptions DEPENDS ${described}/dragoman.bash)

# What the program is made of (SPDX), from the libraries that it was linked with.
set(bill ${CMAKE_BINARY_DIR}/dragoman.spdx.json)
add_custom_command(
  OUTPUT ${bill}
  COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/tools/bill_of_materials.py $<TARGET_FILE:dragoman>
          --version ${PROJECT_VERSION} > ${bill}
  DEPENDS dragoman ${CMAKE_SOURCE_DIR}/tools/bill_of_materials.py ${CMAKE_SOURCE_DIR}/web/package-lock.json VERBATIM)
add_custom_target(bill DEPENDS ${bill})
add_custom_target(package_parts DEPENDS dragoman descriptions bill)

install(TARGETS dragoman RUNTIME_DEPENDENCY_SET libraries RUNTIME COMPONENT program)
install(DIRECTORY codebook DESTINATION ${CMAKE_INSTALL_DATADIR}/dragoman COMPONENT program)
install(FILES model/english.model model/english.look model/CARD.md DESTINATION ${CMAKE_INSTALL_DATADIR}/dragoman/model COMPONENT program)
install(DIRECTORY examples DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program)
install(FILES ${bill} DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT program OPTIONAL)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT program)
install(DIRECTORY ${described}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program OPTIONAL)
install(FILES ${described}/dragoman.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
        RENAME dragoman COMPONENT program OPTIONAL)
install(FILES ${described}/_dragoman DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT program OPTIONAL)
install(FILES ${described}/dragoman.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
        COMPONENT program OPTIONAL)
# All but the C library and what the kernel gives: these are the same age as the system they run on.
install(RUNTIME_DEPENDENCY_SET libraries DESTINATION ${CMAKE_INSTALL_LIBDIR}/dragoman COMPONENT libraries EXCLUDE_FROM_ALL
        PRE_EXCLUDE_REGEXES "^ld-linux" "^lib(c|m|dl|rt|pthread|resolv)\\.so")

set(CPACK_PACKAGE_NAME dragoman)
set(CPACK_PACKAGE_CONTACT "Dragoman <dragoman@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "Reads reports about a conflict and keeps the record")
set(CPACK_PACKAGE_CHECKSUM SHA256)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_SOURCE_DIR}/cmake/cpack_formats.cmake)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
include(CPack)
