# Weights and codebook where programs of the build folder look for them (src/engine/options.h), so
# that nothing that is built knows the path of the source tree.
set(share ${CMAKE_BINARY_DIR}/share/dragoman)
file(MAKE_DIRECTORY ${share})
foreach(folder codebook model)
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${folder} ${share}/${folder} SYMBOLIC)
endforeach()
