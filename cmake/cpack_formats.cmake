# What each format of cpack takes: a Debian package names the libraries it depends on, a tarball carries them.
set(CPACK_COMPONENTS_ALL program)
if(CPACK_GENERATOR STREQUAL DEB)
  set(CPACK_DEB_COMPONENT_INSTALL ON)
  set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
else()
  list(APPEND CPACK_COMPONENTS_ALL libraries)
  set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
endif()
