# src/serve: a view behind all layers, with the page of web/ and the description of the interface
# carried inside.

file(GLOB serve_sources CONFIGURE_DEPENDS src/serve/*.cc)

# The description of the interface: src/serve/openapi.h.
configure_file(src/serve/openapi.cc.in ${CMAKE_BINARY_DIR}/serve/openapi.cc @ONLY)
set_source_files_properties(${CMAKE_BINARY_DIR}/serve/openapi.cc PROPERTIES
                            OBJECT_DEPENDS ${CMAKE_SOURCE_DIR}/src/serve/openapi.yaml)

# libcurl fetches the feeds that are watched: src/serve/fetch.cc alone knows it.
find_package(CURL 7.81 REQUIRED)

# The page: built by npm in the build folder, again only when a file of web/ has changed; without
# npm or without a network a plain page stands in its place (tools/embed_page.py).
option(DRAGOMAN_PAGE "Build the page of `dragoman serve` with npm" ON)
file(GLOB page_sources CONFIGURE_DEPENDS web/*.json web/*.ts web/*.js web/*.html)
file(GLOB_RECURSE more_page_sources CONFIGURE_DEPENDS web/src/* web/public/* web/scripts/*)
file(GLOB manual_sources CONFIGURE_DEPENDS README.md docs/*.md docs/*.svg docs/pictures/*.png model/CARD.md)
set(page_table ${CMAKE_BINARY_DIR}/serve/site_files.cc)
add_custom_command(
  OUTPUT ${page_table}
  COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/tools/embed_page.py
          --web ${CMAKE_SOURCE_DIR}/web --work ${CMAKE_BINARY_DIR}/page --table ${page_table}
          $<$<NOT:$<BOOL:${DRAGOMAN_PAGE}>>:--plain>
  DEPENDS ${page_sources} ${more_page_sources} ${manual_sources} ${CMAKE_SOURCE_DIR}/tools/embed_page.py
  COMMENT "Building the page"
  COMMAND_EXPAND_LISTS VERBATIM)

add_library(dragoman_serve STATIC ${serve_sources} ${CMAKE_BINARY_DIR}/serve/openapi.cc ${page_table})
target_include_directories(dragoman_serve PUBLIC src)
target_link_libraries(dragoman_serve PUBLIC ${before} CURL::libcurl Threads::Threads)
target_compile_definitions(dragoman_serve PRIVATE BOOST_ALL_NO_LIB BOOST_ASIO_NO_DEPRECATED
                           BOOST_ASIO_DISABLE_BOOST_COROUTINE)
if(TARGET Boost::headers)
  target_link_libraries(dragoman_serve PUBLIC Boost::headers)
endif()
